import { useQuery } from '@tanstack/react-query';
import { conversationQuery } from '#renderer/bridge/queries.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import { conversationId } from '#shared/model/ids.ts';
import { useChatStore } from './chat-store.ts';
import { useConversations } from './use-conversations.ts';

/** The open conversation, wherever in the list it lies; undefined when none is selected. */
export function useSelectedConversation(): Conversation | undefined {
  const selected = useChatStore((store) => store.selected);
  const { rows } = useConversations();
  const listed = rows?.find((conversation) => conversation.id === selected);
  // What the list has needs no further place in the cache.
  const { data: told } = useQuery(
    conversationQuery(listed === undefined && selected !== null ? selected : nobody),
  );
  return selected === null ? undefined : (listed ?? told);
}

const nobody = conversationId('none:none');
