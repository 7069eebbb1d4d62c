import { useEffect } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import type { NaraeClient } from '#renderer/bridge/client.ts';
import { draftSaverOf } from './draft-saver.ts';
import { useDraftStore } from './draft-store.ts';

/** Puts what was added to drafts from elsewhere (an answer in a notification) below what is being written. */
export function useAddedDrafts(): void {
  const client = useBridge();
  useEffect(() => followAddedDrafts(client), [client]);
}

/** The same, until the returned function is called. */
export function followAddedDrafts(client: NaraeClient): () => void {
  return client.on('chats', 'draftAdded', ({ conversation, added }) => {
    useDraftStore.getState().added(conversation, added);
    const draft = useDraftStore.getState().drafts.get(conversation.id);
    if (draft !== undefined) draftSaverOf(client).save(conversation.id, draft.text);
  });
}
