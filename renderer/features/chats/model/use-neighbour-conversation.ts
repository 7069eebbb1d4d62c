import { useChatStore } from './chat-store.ts';
import { useShownConversations } from './use-conversations.ts';

/** Moves to the next (1) or previous (-1) conversation of the list; to the first when none is open. */
export function useNeighbourConversation(): (step: 1 | -1) => void {
  const { rows, loadMore } = useShownConversations();
  const { selected, select } = useChatStore();
  return (step) => {
    if (rows === undefined) return;
    const index = rows.findIndex((conversation) => conversation.id === selected);
    const next = index === -1 ? 0 : index + step;
    // Where the list is drawn it loads what one scrolls to; in a narrow window, or from elsewhere, nothing else does.
    if (next >= rows.length - loadAhead) loadMore();
    const target = rows[next];
    if (target !== undefined) select(target.id);
  };
}

/** Rows before the end at which more are loaded: they are there before a key that is held has come so far. */
const loadAhead = 15;
