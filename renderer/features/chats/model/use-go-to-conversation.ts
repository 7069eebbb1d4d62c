import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { putConversation } from '#renderer/bridge/cache/put-conversation.ts';
import { foundConversationQuery } from '#renderer/bridge/queries.ts';
import type { Leader } from '#shared/model/destination.ts';
import type { ConversationId, PersonId } from '#shared/model/ids.ts';
import { useChatStore } from './chat-store.ts';

export type ChatPlace =
  | { readonly kind: 'conversation'; readonly conversation: ConversationId }
  | { readonly kind: 'person'; readonly person: PersonId };

/** A link has come: whoever types does not type into a conversation any more, before they go to its field themselves. */
export function leaveComposer(): void {
  useChatStore.getState().leaveComposer();
}

/**
 * Selects the conversation that something outside of this window has named.
 * @throws AppError `not-found` when there is no such conversation or person, else what the main process answered.
 */
export function useGoToConversation(): (place: ChatPlace, by: Leader) => Promise<void> {
  const client = useBridge();
  const cache = useQueryClient();
  return useCallback(
    async (place, by) => {
      const conversation =
        place.kind === 'conversation'
          ? await cache.query(foundConversationQuery(client, place.conversation))
          : await client.request('chats', 'open', { person: place.person });
      putConversation(cache, conversation);
      const { select, selectByLink } = useChatStore.getState();
      if (by === 'link') selectByLink(conversation.id);
      else select(conversation.id);
    },
    [client, cache],
  );
}
