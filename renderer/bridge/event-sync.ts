import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { applyConversation, type ConversationPages } from './cache/conversation-pages.ts';
import { applyMessages, type MessagePages } from './cache/message-pages.ts';
import type { NaraeClient } from './client.ts';
import { queryKeys } from './query-keys.ts';

/** Keeps the cache true to the main process's events. Returns the function that stops it. */
export function startEventSync(client: NaraeClient, cache: QueryClient): () => void {
  const stops = [
    client.on('app', 'statusChanged', (status) => {
      updateNowAndAfterFetch(cache, queryKeys.status, () => cache.setQueryData(queryKeys.status, status));
    }),
    client.on('chats', 'conversationChanged', (conversation) => {
      cache.setQueryData(queryKeys.conversation(conversation.id), conversation);
      updateNowAndAfterFetch(cache, queryKeys.conversations, () => {
        cache.setQueryData<ConversationPages>(queryKeys.conversations, (pages) =>
          pages === undefined ? undefined : applyConversation(pages, conversation),
        );
      });
    }),
    client.on('chats', 'messagesChanged', ({ conversation, changed, removed }) => {
      const key = queryKeys.messages(conversation);
      updateNowAndAfterFetch(cache, key, () => {
        cache.setQueryData<MessagePages>(key, (pages) =>
          pages === undefined ? undefined : applyMessages(pages, changed, removed),
        );
      });
    }),
    client.on('directory', 'changed', () => {
      void cache.invalidateQueries({ queryKey: queryKeys.allPeople });
      void cache.invalidateQueries({ queryKey: queryKeys.offers });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/**
 * An answer that is on its way may have been made before the event, and would then overwrite it. So the update is made
 * now, and once more when the answer is there.
 */
function updateNowAndAfterFetch(cache: QueryClient, queryKey: QueryKey, update: () => void): void {
  update();
  const isFetching = (): boolean => cache.getQueryState(queryKey)?.fetchStatus === 'fetching';
  if (!isFetching()) return;
  const stop = cache.getQueryCache().subscribe(() => {
    if (isFetching()) return;
    stop();
    update();
  });
}
