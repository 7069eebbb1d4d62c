import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';
import type { MessageId } from '#shared/model/ids.ts';
import { itemOf, type LogItem } from '../../model/log-items.ts';

/** Brings a message into sight, at the upper edge or no further than it must. */
export type Aim = (message: MessageId, align: 'start' | 'auto') => void;

/**
 * The virtualizer corrects its aim for some frames, by the number of a row. Older messages that come in meanwhile count the
 * rows anew, and it would go on to another message: so it stops, where it is by then.
 */
export function useAim(
  virtualizer: Pick<Virtualizer<HTMLDivElement, Element>, 'scrollToIndex' | 'cancelScroll'>,
  items: readonly LogItem[],
): Aim {
  const target = useRef<{ readonly message: MessageId; readonly index: number } | null>(null);
  useLayoutEffect(() => {
    if (target.current === null || itemOf(items, target.current.message) === target.current.index) return;
    target.current = null;
    virtualizer.cancelScroll();
  }, [items, virtualizer]);

  return (message, align) => {
    const index = itemOf(items, message);
    if (index === -1) return;
    target.current = { message, index };
    virtualizer.scrollToIndex(index, { align });
  };
}
