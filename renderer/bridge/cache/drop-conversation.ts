import type { QueryClient } from '@tanstack/react-query';
import type { ConversationId } from '#shared/model/ids.ts';
import { queryKeys } from '../query-keys.ts';
import { withoutConversation, type ConversationPages } from './conversation-pages.ts';

/** Takes a conversation that is gone, and everything in it, out of the cache. */
export function dropConversation(cache: QueryClient, id: ConversationId): void {
  for (const queryKey of [queryKeys.conversations, queryKeys.unreadConversations])
    cache.setQueryData<ConversationPages>(queryKey, (pages) =>
      pages === undefined ? undefined : withoutConversation(pages, id),
    );
  for (const queryKey of [queryKeys.conversation(id), queryKeys.messages(id), queryKeys.safetyNumber(id)])
    cache.removeQueries({ queryKey });
}
