import { useQueryClient } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { putConversation } from '#renderer/bridge/cache/put-conversation.ts';
import { useChatStore } from './chat-store.ts';
import { nextUnread } from './next-unread.ts';
import { useShownConversations } from './use-conversations.ts';

/** Moves to the next conversation with something unread; stays where there is none. */
export function useNextUnread(): () => void {
  const client = useBridge();
  const cache = useQueryClient();
  const { rows } = useShownConversations();
  const { selected, select } = useChatStore();
  return () => {
    const next = nextUnread(rows ?? [], selected);
    if (next !== undefined) {
      select(next.id);
      return;
    }
    // It may lie below what is loaded of the list.
    client.request('chats', 'list', { unread: true, limit: 2 }).then(
      ({ conversations }) => {
        const below = nextUnread(conversations, selected);
        if (below === undefined) return;
        putConversation(cache, below);
        select(below.id);
      },
      // The list says itself what is the matter.
      () => undefined,
    );
  };
}
