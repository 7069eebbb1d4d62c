import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import type { MessageId } from '#shared/model/ids.ts';
import { itemOf, type LogItem } from '../../model/log-items.ts';
import type { Aim } from './use-aim.ts';

export interface MessageFocus {
  /** Brings a message into sight and gives it the focus. */
  readonly goTo: (message: MessageId, align?: 'start') => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
  /** Takes the arrow keys; false for any other key. */
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => boolean;
}

/**
 * The arrows go from message to message: from the log itself to the last one in sight. A message that is higher than the
 * view is scrolled through before.
 */
export function useMessageFocus(
  area: RefObject<HTMLElement | null>,
  items: readonly LogItem[],
  aim: Aim,
  /** The message that has the focus, or something within it. */
  active: MessageId | null,
  setActive: (message: MessageId | null) => void,
): MessageFocus {
  const wanted = useRef<MessageId | null>(null);
  const goTo = (message: MessageId, align?: 'start') => {
    wanted.current = message;
    setActive(message);
    aim(message, align ?? 'auto');
  };
  useEffect(() => {
    if (wanted.current === null) return;
    const element = messageElement(area.current, wanted.current);
    if (element === null) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  });
  const place = useRef(-1);
  useEffect(() => {
    if (active === null) return;
    const index = itemOf(items, active);
    if (index !== -1) {
      place.current = index;
      return;
    }
    // It was deleted while it had the focus: the one in its place takes that, and the log where there is none.
    const heir = neighbour(items, place.current - 1, 1) ?? neighbour(items, place.current, -1);
    if (document.activeElement !== document.body) setActive(null);
    else if (heir === null) area.current?.focus();
    else goTo(heir);
  });

  return {
    goTo,
    onFocus: ({ target }) => setActive(messageOf(target)),
    onBlur: ({ currentTarget, relatedTarget }) => {
      if (wanted.current === null && !currentTarget.contains(relatedTarget)) setActive(null);
    },
    onKeyDown(event) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
      const scroller = area.current;
      if (
        step === null ||
        scroller === null ||
        event.altKey ||
        event.ctrlKey ||
        event.metaKey ||
        event.shiftKey
      )
        return false;
      const here = itemOf(items, active);
      const target = here === -1 ? lastInSight(scroller) : neighbour(items, here, step);
      if (here !== -1 && reachesBeyond(scroller, messageElement(scroller, active), step)) return true;
      if (target === null) return true;
      event.preventDefault();
      goTo(target);
      return true;
    },
  };
}

/** Where a message is drawn; null while it is not. */
export function messageElement(scroller: Element | null, message: MessageId | null): HTMLElement | null {
  return scroller?.querySelector<HTMLElement>(`${messages}[data-message-id="${message ?? ''}"]`) ?? null;
}

/** Lines of the messenger itself have nothing one could do with them. */
const messages = '[role="article"]';

/** The message that something is in, or is. */
function messageOf(element: Element): MessageId | null {
  return (element.closest<HTMLElement>(messages)?.dataset['messageId'] as MessageId | undefined) ?? null;
}

function neighbour(items: readonly LogItem[], from: number, step: 1 | -1): MessageId | null {
  const candidates = step === 1 ? items.slice(from + 1) : items.slice(0, from).toReversed();
  const found = candidates.find((item) => item.kind === 'row' && item.row.message.kind === 'text');
  return found?.kind === 'row' ? found.row.message.id : null;
}

function lastInSight(scroller: HTMLElement): MessageId | null {
  const { bottom } = scroller.getBoundingClientRect();
  const shown = [...scroller.querySelectorAll(messages)];
  const last =
    shown.findLast((element) => element.getBoundingClientRect().bottom <= bottom + 1) ??
    shown.find((element) => element.getBoundingClientRect().top < bottom);
  return last === undefined ? null : messageOf(last);
}

function reachesBeyond(scroller: HTMLElement, element: HTMLElement | null, step: 1 | -1): boolean {
  if (element === null) return false;
  const view = scroller.getBoundingClientRect();
  const place = element.getBoundingClientRect();
  return step === 1 ? place.bottom > view.bottom + 1 : place.top < view.top - 1;
}
