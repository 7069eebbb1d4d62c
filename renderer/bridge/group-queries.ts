import { infiniteQueryOptions } from '@tanstack/react-query';
import type { ConversationId, PersonId } from '#shared/model/ids.ts';
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

/** The largest page there is: a usual room comes whole. */
const memberPageSize = 200;
const firstMember: PersonId | null = null;
