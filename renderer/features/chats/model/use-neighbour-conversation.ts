import { useChatStore } from './chat-store.ts';
import { useShownConversations } from './use-conversations.ts';

/** Moves to the next (1) or previous (-1) conversation of the list; to the first when none is open. */
export function useNeighbourConversation(): (step: 1 | -1) => void {
  const { rows } = useShownConversations();
  const { selected, select } = useChatStore();
  return (step) => {
    const index = rows?.findIndex((conversation) => conversation.id === selected) ?? -1;
    const target = index === -1 ? rows?.[0] : rows?.[index + step];
    if (target !== undefined) select(target.id);
  };
}
