import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import type { MessageId } from '#shared/model/ids.ts';
import type { MessageRow } from '../../model/message-rows.ts';

export interface MessageFocus {
  /** The message that has the focus, or something within it. It stays drawn, wherever one scrolls to. */
  readonly active: MessageId | null;
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
  rows: readonly MessageRow[],
  scrollToRow: Virtualizer<HTMLDivElement, Element>['scrollToIndex'],
): MessageFocus {
  const [active, setActive] = useState<MessageId | null>(null);
  const wanted = useRef<MessageId | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const element = messageElement(area.current, wanted.current);
    if (element === null) return;
    wanted.current = null;
    element.focus({ preventScroll: true });
  });

  const goTo = (row: MessageRow) => {
    wanted.current = row.message.id;
    setActive(row.message.id);
    scrollToRow(rows.indexOf(row));
  };
  return {
    active,
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
      const here = rows.findIndex(({ message }) => message.id === active);
      const target = here === -1 ? lastInSight(scroller, rows) : neighbour(rows, here, step);
      if (here !== -1 && reachesBeyond(scroller, messageElement(scroller, active), step)) return true;
      if (target === undefined) return true;
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

function neighbour(rows: readonly MessageRow[], from: number, step: 1 | -1): MessageRow | undefined {
  const candidates = step === 1 ? rows.slice(from + 1) : rows.slice(0, from).toReversed();
  return candidates.find(({ message }) => message.kind === 'text');
}

function lastInSight(scroller: HTMLElement, rows: readonly MessageRow[]): MessageRow | undefined {
  const { bottom } = scroller.getBoundingClientRect();
  const shown = [...scroller.querySelectorAll(messages)];
  const last =
    shown.findLast((element) => element.getBoundingClientRect().bottom <= bottom + 1) ??
    shown.find((element) => element.getBoundingClientRect().top < bottom);
  return last && rows.find(({ message }) => message.id === messageOf(last));
}

function reachesBeyond(scroller: HTMLElement, element: HTMLElement | null, step: 1 | -1): boolean {
  if (element === null) return false;
  const view = scroller.getBoundingClientRect();
  const place = element.getBoundingClientRect();
  return step === 1 ? place.bottom > view.bottom + 1 : place.top < view.top - 1;
}
