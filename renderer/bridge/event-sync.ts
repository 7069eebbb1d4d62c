import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { AppStatus } from '#shared/model/app-status.ts';
import { applyMessages, type MessagePages } from './cache/message-pages.ts';
import { dropConversation } from './cache/drop-conversation.ts';
import { invalidateReads, readsSync } from './cache/reads-sync.ts';
import { putConversation } from './cache/put-conversation.ts';
import type { NaraeClient } from './client.ts';
import { presenceSync } from './presence/presence-sync.ts';
import { queryKeys } from './query-keys.ts';

/** Keeps the cache true to the main process's events. Returns the function that stops it. */
export function startEventSync(client: NaraeClient, cache: QueryClient): () => void {
  const stops = [
    ...presenceSync(client, cache),
    ...readsSync(client, cache),
    client.on('app', 'statusChanged', (status) => {
      const before = cache.getQueryData<AppStatus>(queryKeys.status);
      // The messenger behind this page has started again, perhaps over another database: nothing of before holds.
      if (status.phase === 'ready' && before?.phase !== 'ready') {
        void cache.resetQueries({ queryKey: queryKeys.allChats });
      }
      // What the messenger told in the moment of its end may have been lost, and what was asked while it failed refused.
      if (before !== undefined && before.failure !== null && status.failure !== before.failure) {
        void cache.invalidateQueries({ queryKey: queryKeys.allChats });
        void cache.invalidateQueries({ queryKey: queryKeys.offers });
        void cache.invalidateQueries({ queryKey: queryKeys.directoryState });
        void cache.invalidateQueries({ queryKey: queryKeys.settings });
        // Nor does the new one follow anybody before it is asked for them.
        void cache.invalidateQueries({ queryKey: queryKeys.allPresence });
      }
      updateNowAndAfterFetch(cache, queryKeys.status, () => cache.setQueryData(queryKeys.status, status));
    }),
    client.on('chats', 'conversationChanged', (conversation) => {
      const put = () => putConversation(cache, conversation);
      updateNowAndAfterFetch(cache, queryKeys.conversations, put);
      updateAfterFetch(cache, queryKeys.unreadConversations, put);
      updateAfterFetch(cache, queryKeys.conversation(conversation.id), put);
      void cache.invalidateQueries({ queryKey: queryKeys.safetyNumber(conversation.id) });
    }),
    client.on('chats', 'conversationMerged', ({ from, into }) => {
      const drop = () => dropConversation(cache, from);
      updateNowAndAfterFetch(cache, queryKeys.conversations, drop);
      updateAfterFetch(cache, queryKeys.unreadConversations, drop);
      updateAfterFetch(cache, queryKeys.conversation(from), drop);
      putConversation(cache, into);
    }),
    client.on('chats', 'messagesChanged', ({ conversation, changed, removed }) => {
      const key = queryKeys.messages(conversation);
      updateNowAndAfterFetch(cache, key, () => {
        cache.setQueryData<MessagePages>(key, (pages) =>
          pages === undefined ? undefined : applyMessages(pages, changed, removed),
        );
      });
    }),
    client.on('groups', 'membersChanged', ({ conversation }) => {
      void cache.invalidateQueries({ queryKey: queryKeys.members(conversation) });
      invalidateReads(cache, conversation, 'all');
    }),
    client.on('chats', 'unreadTotalChanged', (total) => {
      updateNowAndAfterFetch(cache, queryKeys.unreadTotal, () =>
        cache.setQueryData(queryKeys.unreadTotal, total),
      );
    }),
    client.on('preferences', 'changed', (preferences) => {
      updateNowAndAfterFetch(cache, queryKeys.preferences, () =>
        cache.setQueryData(queryKeys.preferences, preferences),
      );
    }),
    client.on('settings', 'changed', (settings) => {
      updateNowAndAfterFetch(cache, queryKeys.settings, () =>
        cache.setQueryData(queryKeys.settings, settings),
      );
    }),
    client.on('directory', 'stateChanged', (state) => {
      updateNowAndAfterFetch(cache, queryKeys.directoryState, () =>
        cache.setQueryData(queryKeys.directoryState, state),
      );
      // What was found before is shown to nobody who has left.
      if (state.refused) void cache.resetQueries({ queryKey: queryKeys.allDirectory });
    }),
    client.on('directory', 'changed', () => {
      void cache.invalidateQueries({ queryKey: queryKeys.allDirectory });
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
  updateAfterFetch(cache, queryKey, update);
}

function updateAfterFetch(cache: QueryClient, queryKey: QueryKey, update: () => void): void {
  const isFetching = (): boolean => cache.getQueryState(queryKey)?.fetchStatus === 'fetching';
  if (!isFetching()) return;
  const stop = cache.getQueryCache().subscribe(() => {
    if (isFetching()) return;
    stop();
    update();
  });
}
