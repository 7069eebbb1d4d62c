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
  const told = useQuery(conversationQuery(selected ?? nobody)).data;
  if (selected === null) return undefined;
  return rows?.find((conversation) => conversation.id === selected) ?? told;
}

const nobody = conversationId('none:none');
