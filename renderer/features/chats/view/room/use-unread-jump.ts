import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import type { MessageId } from '#shared/model/ids.ts';
import type { UnreadMark } from '../../model/unread-mark.ts';
import type { Messages } from '../../model/use-messages.ts';
import { stayAt } from './stay-at.ts';
import { messageElement, type MessageFocus } from './use-message-focus.ts';

export interface UnreadJump {
  /** The first unread message lies above, and one has not been there yet. */
  readonly offered: boolean;
  /** One wants to go there, and older pages are loaded until it is there. */
  readonly busy: boolean;
  readonly start: () => void;
  /** Whoever has scrolled there needs no way there. */
  readonly onScroll: () => void;
}

/** The way up to the first message that was unread when the room was opened, where the room did not open at it. */
export function useUnreadJump(
  area: RefObject<HTMLElement | null>,
  {
    mark,
    first,
    opensThere,
    placed,
    focus,
    hold,
  }: {
    readonly mark: UnreadMark;
    /** Null as long as it is not loaded. */
    readonly first: MessageId | null;
    readonly opensThere: boolean;
    readonly placed: boolean;
    readonly focus: MessageFocus;
    /** The log must not follow its end on the way. */
    readonly hold: () => void;
  },
  { older, loadOlder }: Pick<Messages, 'older' | 'loadOlder'>,
): UnreadJump {
  const [been, setBeen] = useState(mark.unread === 0 || opensThere);
  const [wanted, setWanted] = useState(false);
  const there = wanted && first !== null;
  if (there && !been) setBeen(true);
  const offered = placed && !been && (first !== null || older !== 'none');

  const load = useEffectEvent(loadOlder);
  useEffect(() => {
    if (wanted && first === null && older === 'more') load();
  }, [wanted, first, older]);
  const go = useEffectEvent(() => {
    if (first === null) return undefined;
    hold();
    const toFirst = (): void => focus.goTo(first, 'start');
    toFirst();
    return stayAt(area.current, { message: first, offset: 0 }, toFirst);
  });
  useEffect(() => (there ? go() : undefined), [there]);

  return {
    offered,
    busy: wanted && first === null && older !== 'none',
    start: () => setWanted(true),
    onScroll: () => {
      if (!offered) return;
      const place = messageElement(area.current, first)?.getBoundingClientRect();
      const view = area.current?.getBoundingClientRect();
      if (place !== undefined && view !== undefined && place.bottom > view.top) setBeen(true);
    },
  };
}
