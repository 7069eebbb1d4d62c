import type { QueryClient } from '@tanstack/react-query';
import type { Conversation } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { queryKeys } from '../query-keys.ts';
import { flattenConversations, type ConversationPages } from './conversation-pages.ts';

/** A conversation as the cache has it now, wherever that is; undefined when nothing has told it. */
export function knownConversation(cache: QueryClient, id: ConversationId): Conversation | undefined {
  const listed = flattenConversations(
    cache.getQueryData<ConversationPages>(queryKeys.conversations)?.pages ?? [],
  ).find((conversation) => conversation.id === id);
  return listed ?? cache.getQueryData<Conversation>(queryKeys.conversation(id));
}
