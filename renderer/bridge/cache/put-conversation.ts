import type { QueryClient } from '@tanstack/react-query';
import type { Conversation } from '#shared/model/conversation.ts';
import { queryKeys } from '../query-keys.ts';
import { applyConversation, applyUnreadConversation, type ConversationPages } from './conversation-pages.ts';

/** Puts a conversation, as the main process has just told it, wherever the cache holds it. */
export function putConversation(cache: QueryClient, conversation: Conversation): void {
  cache.setQueryData(queryKeys.conversation(conversation.id), conversation);
  cache.setQueryData<ConversationPages>(queryKeys.conversations, (pages) =>
    pages === undefined ? undefined : applyConversation(pages, conversation),
  );
  cache.setQueryData<ConversationPages>(queryKeys.unreadConversations, (pages) =>
    pages === undefined ? undefined : applyUnreadConversation(pages, conversation),
  );
}
