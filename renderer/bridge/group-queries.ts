import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ConversationId, MessageId, PersonId } from '#shared/model/ids.ts';
import type { NaraeClient } from './client.ts';
import { queryKeys } from './query-keys.ts';

/** Who is in a room, by pages, in the order in which they came in. */
export function membersQuery(client: NaraeClient, conversation: ConversationId) {
  return infiniteQueryOptions({
    queryKey: queryKeys.members(conversation),
    queryFn: ({ pageParam }) =>
      client.request('groups', 'members', {
        conversation,
        limit: memberPageSize,
        ...(pageParam === null ? {} : { after: pageParam }),
      }),
    initialPageParam: firstMember,
    getNextPageParam: (last) => (last.more ? last.members.at(-1)?.person.id : undefined),
  });
}

/** How many have not read each of these messages of a room. */
export function unreadCountsQuery(
  client: NaraeClient,
  conversation: ConversationId,
  messages: readonly MessageId[],
) {
  return queryOptions({
    queryKey: queryKeys.unreadCounts(conversation, messages),
    queryFn: () => client.request('groups', 'unreadCounts', { conversation, messages: [...messages] }),
  });
}

/** Who has read a message of a room, and who has not. */
export function readersQuery(client: NaraeClient, conversation: ConversationId, message: MessageId) {
  return queryOptions({
    queryKey: queryKeys.readers(conversation, message),
    queryFn: () => client.request('groups', 'readers', { conversation, message }),
  });
}

/** The largest page there is: a usual room comes whole. */
const memberPageSize = 200;
const firstMember: PersonId | null = null;
