import { keepPreviousData, useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { unreadCountsQuery } from '#renderer/bridge/group-queries.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { MessageId } from '#shared/model/ids.ts';
import type { PageOfMessages } from './message-rows.ts';

/** How many of its readers have not read a message yet, as far as that is known. */
export type UnreadCounts = ReadonlyMap<MessageId, number>;

/** The numbers of all messages that are loaded of a room; none for a conversation with one person. Asked for by page. */
export function useUnreadCounts(conversation: Conversation, pages: readonly PageOfMessages[]): UnreadCounts {
  const client = useBridge();
  return useQueries({
    queries:
      conversation.kind === 'direct'
        ? []
        : pages.map((page) => ({
            ...unreadCountsQuery(client, conversation.id, countedIn(page)),
            // Of the same page, a message more or less: numbers do not flicker when one comes in.
            placeholderData: keepPreviousData,
          })),
    combine: together,
  });
}

type Counts = RequestOutput<'groups', 'unreadCounts'>;

/** The same function at every time: what it makes is made anew only with an answer. */
function together(results: readonly UseQueryResult<Counts>[]): UnreadCounts {
  return new Map(
    results.flatMap(
      ({ data }) => data?.counts.map(({ message, unread }) => [message, unread] as const) ?? [],
    ),
  );
}

/** The newest page grows as long as a room is open; what is further up has been read by then, or is asked for with the next visit. */
const mostAtOnce = 200;

/** What is on its way, or has failed, nobody can have read. */
function countedIn(page: PageOfMessages): readonly MessageId[] {
  return page
    .filter(({ kind, state }) => kind === 'text' && (state === 'received' || state === 'sent'))
    .slice(-mostAtOnce)
    .map(({ id }) => id);
}
