import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { putConversation } from '#renderer/bridge/cache/put-conversation.ts';
import { foundConversationQuery } from '#renderer/bridge/queries.ts';
import type { ConversationId, PersonId } from '#shared/model/ids.ts';
import { useChatStore } from './chat-store.ts';

export type ChatPlace =
  | { readonly kind: 'conversation'; readonly conversation: ConversationId }
  | { readonly kind: 'person'; readonly person: PersonId };

/**
 * Selects the conversation that something outside of this window has named.
 * @throws AppError `not-found` when there is no such conversation or person, else what the main process answered.
 */
export function useGoToConversation(): (place: ChatPlace) => Promise<void> {
  const client = useBridge();
  const cache = useQueryClient();
  return useCallback(
    async (place) => {
      const conversation =
        place.kind === 'conversation'
          ? await cache.query(foundConversationQuery(client, place.conversation))
          : await client.request('chats', 'open', { person: place.person });
      putConversation(cache, conversation);
      useChatStore.getState().select(conversation.id);
    },
    [client, cache],
  );
}
