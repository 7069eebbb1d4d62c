import { QueryObserver, type QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { MessagePages } from '#renderer/bridge/cache/message-pages.ts';
import { keepRecentRooms, mostMessages, mostRooms } from '#renderer/bridge/cache/recent-rooms.ts';
import { createQueryClient } from '#renderer/bridge/query-client.ts';
import { queryKeys } from '#renderer/bridge/query-keys.ts';
import { conversationId, type ConversationId } from '#shared/model/ids.ts';
import { testMessage } from '../../support.ts';

const room = (number: number): ConversationId => conversationId(`direct:p-${String(number)}`);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => room(index));

/** Puts messages into a room and shows it. Answers the function that leaves it. */
function enter(cache: QueryClient, id: ConversationId, messages = 1): () => void {
  const page = { messages: Array.from({ length: messages }, (_, index) => testMessage(index)), more: false };
  const queryKey = queryKeys.messages(id);
  cache.setQueryData<MessagePages>(queryKey, { pages: [page], pageParams: [null] });
  return new QueryObserver(cache, { queryKey, enabled: false }).subscribe(() => undefined);
}

function kept(cache: QueryClient, rooms: readonly ConversationId[]): readonly ConversationId[] {
  return rooms.filter((id) => cache.getQueryData(queryKeys.messages(id)) !== undefined);
}

describe('rooms that were left', () => {
  it('keep their messages only if they are among the last ones', () => {
    const cache = createQueryClient();
    keepRecentRooms(cache);
    const rooms = upTo(mostRooms + 3);
    for (const id of rooms) enter(cache, id)();
    expect(kept(cache, rooms)).toEqual(rooms.slice(3));
  });

  it('are counted from when they were left last, and not while they are shown', () => {
    const cache = createQueryClient();
    keepRecentRooms(cache);
    const rooms = upTo(mostRooms + 2);
    const [first, second] = rooms as [ConversationId, ConversationId];
    const leaveFirst = enter(cache, first);
    for (const id of rooms.slice(1, mostRooms)) enter(cache, id)();
    enter(cache, second)();
    for (const id of rooms.slice(mostRooms)) enter(cache, id)();
    expect(kept(cache, rooms)).toEqual([first, second, ...rooms.slice(3)]);
    leaveFirst();
    expect(kept(cache, [first])).toEqual([first]);
  });

  it('share a number of messages, of which the last one may have all and more', () => {
    const cache = createQueryClient();
    keepRecentRooms(cache);
    const rooms = upTo(4);
    const [small, large, larger, last] = rooms as [
      ConversationId,
      ConversationId,
      ConversationId,
      ConversationId,
    ];
    enter(cache, small, 10)();
    enter(cache, large, mostMessages - 10)();
    expect(kept(cache, rooms)).toEqual([small, large]);
    enter(cache, larger, mostMessages + 1)();
    expect(kept(cache, rooms)).toEqual([larger]);
    enter(cache, last)();
    expect(kept(cache, rooms)).toEqual([last]);
  });

  it('leave alone whatever else is cached', () => {
    const cache = createQueryClient();
    keepRecentRooms(cache);
    const keys = upTo(mostRooms + 3).map((id) => queryKeys.conversation(id));
    for (const queryKey of keys) {
      cache.setQueryData(queryKey, 'kept');
      new QueryObserver(cache, { queryKey, enabled: false }).subscribe(() => undefined)();
    }
    expect(keys.map((key) => cache.getQueryData(key))).toEqual(keys.map(() => 'kept'));
  });
});
