import type { Virtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type RefObject,
} from 'react';
import { lookAtPlace, startFollowing } from '../../model/follow-end.ts';

export interface FollowEnd {
  /** The log keeps to its end whatever grows or shrinks. */
  readonly follows: boolean;
  /** The end is followed and in sight. */
  readonly atEnd: boolean;
  readonly onScroll: () => void;
  /** Goes to the end, wherever one was reading. */
  readonly toEnd: () => void;
  /** Stays here although something grows. Where the end is in sight afterwards, it is followed again. */
  readonly hold: () => void;
}

/**
 * Keeps a scrolling area at its end. It reads the DOM and not the virtualizer, which still has the numbers of before when
 * a row, the window or the composer has changed its height.
 */
export function useFollowEnd(
  area: RefObject<HTMLDivElement | null>,
  virtualizer: Pick<Virtualizer<HTMLDivElement, Element>, 'scrollToEnd' | 'cancelScroll' | 'getTotalSize'>,
  {
    begins,
    active,
    rows,
    written,
  }: {
    /** Whether the area opens at its end. */
    readonly begins: boolean;
    /** False until the place at which one opens is reached. */
    readonly active: boolean;
    /** All that is loaded: another one when anything of it changes. */
    readonly rows: readonly unknown[];
    /** Where the program has scrolled to last. */
    readonly written: RefObject<number | null>;
  },
): FollowEnd {
  // The truth is here and not in the state: a layout effect may run before a state set by a scroll event is rendered.
  const following = useRef(startFollowing(begins));
  const [{ follows, atEnd }, setShown] = useState({ follows: begins, atEnd: begins });
  const shown = useRef({ follows, atEnd });
  const [unsettled, setUnsettled] = useState(0);

  // React draws the log once more to find that a state is what it was, and this is asked with every step of scrolling.
  const show = useCallback((next: { readonly follows: boolean; readonly atEnd: boolean }) => {
    if (shown.current.follows === next.follows && shown.current.atEnd === next.atEnd) return;
    shown.current = next;
    setShown(next);
  }, []);
  const look = () => {
    const element = area.current;
    if (element === null || !active) return;
    const { scrollTop: offset, clientHeight: viewport, scrollHeight: content } = element;
    const before = following.current;
    const byProgram = written.current !== null && Math.abs(offset - written.current) < 1;
    const now = lookAtPlace(before, {
      ...{ offset, viewport, content, byProgram },
      rows: virtualizer.getTotalSize(),
    });
    following.current = now;
    if (before.follows && !now.follows) virtualizer.cancelScroll();
    show({ follows: now.follows, atEnd: now.follows && now.atEnd });
    if (now.unsettled) setUnsettled((looks) => looks + 1);
  };
  const stay = () => {
    if (following.current.follows && active) virtualizer.scrollToEnd();
    look();
  };
  const size = virtualizer.getTotalSize();
  const onSize = useEffectEvent(stay);

  useLayoutEffect(() => onSize(), [size, rows, active]);
  useEffect(() => {
    const element = area.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => onSize());
    observer.observe(element);
    // What is in it has its own height: the rows, once they are measured.
    for (const content of element.children) observer.observe(content);
    return () => observer.disconnect();
  }, [area]);
  useEffect(() => {
    if (unsettled === 0) return undefined;
    const frame = requestAnimationFrame(() => onSize());
    return () => cancelAnimationFrame(frame);
  }, [unsettled]);

  const hold = useCallback(() => {
    following.current = { ...following.current, follows: false };
    show({ follows: false, atEnd: false });
  }, [show]);

  return {
    follows,
    atEnd,
    onScroll: look,
    toEnd: () => {
      following.current = { ...following.current, follows: true };
      stay();
    },
    hold,
  };
}
