import { useCallback, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { MessageId } from '#shared/model/ids.ts';

/** Frames after a change in which rows are still measured and moved. */
const settling = 4;

/**
 * Changes the height of a message while its top stays where it is, or comes into sight if it is above: what is unfolded
 * goes on downwards, and what is folded up is not lost.
 */
export function useKeepPlace(
  area: RefObject<HTMLElement | null>,
  /** The log must not follow its end meanwhile. */
  hold: () => void,
): (message: MessageId, change: () => void) => void {
  return useCallback(
    (message, change) => {
      const scroller = area.current;
      const element = () => scroller?.querySelector(`[data-message-id="${message}"]`) ?? null;
      const before = element()?.getBoundingClientRect().top;
      if (scroller === null || before === undefined) {
        change();
        return;
      }
      const top = Math.max(before, scroller.getBoundingClientRect().top);
      hold();
      flushSync(change);
      let frames = settling;
      const keep = () => {
        const now = element()?.getBoundingClientRect().top;
        if (now !== undefined && Math.abs(now - top) >= 1) scroller.scrollTop += now - top;
        frames -= 1;
        if (frames > 0) requestAnimationFrame(keep);
      };
      keep();
    },
    [area, hold],
  );
}
