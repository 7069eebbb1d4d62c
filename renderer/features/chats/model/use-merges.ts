import { useEffect, useEffectEvent } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import type { NaraeClient } from '#renderer/bridge/client.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { useChatStore } from './chat-store.ts';
import { draftSaverOf } from './draft-saver.ts';
import { useDraftStore } from './draft-store.ts';

/** Keeps open what was open, and keeps what was being written, when a conversation is gone into another one. */
export function useMerges(onMerged?: (from: ConversationId, into: ConversationId) => void): void {
  const client = useBridge();
  const tell = useEffectEvent((from: ConversationId, into: ConversationId) => onMerged?.(from, into));
  useEffect(() => followMerges(client, (from, into) => tell(from, into)), [client]);
}

/** Calls the listener after each merge, until the returned function is called. */
export function followMerges(
  client: NaraeClient,
  listener: (from: ConversationId, into: ConversationId) => void,
): () => void {
  return client.on('chats', 'conversationMerged', ({ from, into }) => {
    moveDraft(client, from, into);
    useChatStore.getState().merged(from, into.id);
    listener(from, into.id);
  });
}

function moveDraft(client: NaraeClient, from: ConversationId, into: Conversation): void {
  const saver = draftSaverOf(client);
  saver.forget(from);
  const isWritten = (useDraftStore.getState().drafts.get(from)?.text ?? '') !== '';
  useDraftStore.getState().merged(from, into);
  const moved = useDraftStore.getState().drafts.get(into.id);
  if (isWritten && moved !== undefined) saver.save(into.id, moved.text);
}
