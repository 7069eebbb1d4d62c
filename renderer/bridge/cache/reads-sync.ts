import type { QueryClient } from '@tanstack/react-query';
import type { ConversationId } from '#shared/model/ids.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import type { NaraeClient } from '../client.ts';
import { queryKeys } from '../query-keys.ts';

/** In a busy room somebody reads on all the time: numbers are asked for at most this often. */
const pauseMs = 700;

/** Keeps who has read what in rooms true. What is told during a pause is asked for at its end. */
export function readsSync(client: NaraeClient, cache: QueryClient): readonly (() => void)[] {
  const pausing = new Map<ConversationId, { readonly timer: ReturnType<typeof setTimeout>; more: boolean }>();
  const ask = (conversation: ConversationId): void => {
    const timer = setTimeout(() => {
      const more = pausing.get(conversation)?.more === true;
      pausing.delete(conversation);
      if (more) ask(conversation);
    }, pauseMs);
    pausing.set(conversation, { timer, more: false });
    invalidateReads(cache, conversation, 'unread');
  };
  return [
    client.on('groups', 'readsChanged', ({ conversation }) => {
      const pause = pausing.get(conversation);
      if (pause === undefined) ask(conversation);
      else pause.more = true;
    }),
    () => {
      for (const { timer } of pausing.values()) clearTimeout(timer);
      pausing.clear();
    },
  ];
}

/** `unread`: without the pages of which everything has been read, because nothing is ever read less. */
export function invalidateReads(
  cache: QueryClient,
  conversation: ConversationId,
  which: 'all' | 'unread',
): void {
  void cache.invalidateQueries({ queryKey: queryKeys.allReaders(conversation) });
  void cache.invalidateQueries({
    queryKey: queryKeys.allUnreadCounts(conversation),
    predicate: ({ state, queryKey }) =>
      which === 'all' || !isAllRead(state.data as Counts | undefined, queryKey),
  });
}

type Counts = RequestOutput<'groups', 'unreadCounts'>;

/** Something is said of each message, and of none that somebody has not read it. */
function isAllRead(data: Counts | undefined, key: readonly unknown[]): boolean {
  const asked = key.length - queryKeys.allUnreadCounts('' as ConversationId).length;
  return data?.counts.length === asked && data.counts.every(({ unread }) => unread === 0);
}
