import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffectEvent, useLayoutEffect } from 'react';
import type { ConversationId } from '#shared/model/ids.ts';
import type { LogItem } from '../../model/log-items.ts';
import { roomPlaces } from '../../model/room-places.ts';

/** Remembers where one was when one leaves a room; whoever was at the end finds the end again. */
export function useRoomPlace(
  conversation: ConversationId,
  virtualizer: Pick<Virtualizer<HTMLDivElement, Element>, 'scrollOffset' | 'getVirtualItemForOffset'>,
  items: readonly LogItem[],
  { placed, follows }: { readonly placed: boolean; readonly follows: boolean },
): void {
  const remember = useEffectEvent(() => {
    if (!placed) return;
    const { scrollOffset } = virtualizer;
    const top = follows ? undefined : virtualizer.getVirtualItemForOffset(scrollOffset ?? 0);
    const item = top === undefined ? undefined : items[top.index];
    if (top === undefined || item?.kind !== 'row') roomPlaces.delete(conversation);
    else
      roomPlaces.set(conversation, {
        message: item.row.message.id,
        offset: Math.round((scrollOffset ?? 0) - top.start),
        age: item.age,
      });
  });
  // While leaving, before anything is taken from the page.
  useLayoutEffect(() => () => remember(), []);
}
