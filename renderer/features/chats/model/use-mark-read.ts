import { useEffect, useMemo, useRef } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { PageOfMessages } from './message-rows.ts';
import { newestArrival } from './unread-mark.ts';
import { useAttention } from './use-attention.ts';

/** Marks everything as read while one looks at the end of the conversation. */
export function useMarkRead(
  conversation: Conversation,
  pages: readonly PageOfMessages[],
  atEnd: boolean,
): void {
  const client = useBridge();
  const attention = useAttention();
  const { id, unread } = conversation;
  const marked = useRef(0);
  const upTo = useMemo(() => newestArrival(pages), [pages]);

  useEffect(() => {
    if (!attention || !atEnd || unread === 0 || upTo <= marked.current) return;
    const before = marked.current;
    marked.current = upTo;
    client.request('chats', 'markRead', { conversation: id, upTo }).catch(() => {
      marked.current = before;
    });
  }, [client, attention, atEnd, unread, upTo, id]);
}
