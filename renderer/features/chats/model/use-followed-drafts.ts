import { useEffect } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import type { NaraeClient } from '#renderer/bridge/client.ts';
import { draftSaverOf } from './draft-saver.ts';
import { useDraftStore } from './draft-store.ts';

/**
 * Follows drafts that change elsewhere: what was added to them (an answer in a notification) goes below what is being
 * written; what another window has written or sent is taken over where this one has nothing newer.
 */
export function useFollowedDrafts(): void {
  const client = useBridge();
  useEffect(() => followDrafts(client), [client]);
}

/** The same, until the returned function is called. */
export function followDrafts(client: NaraeClient): () => void {
  const saver = draftSaverOf(client);
  const stops = [
    client.on('chats', 'draftAdded', ({ conversation, added }) => {
      useDraftStore.getState().added(conversation, added);
      const draft = useDraftStore.getState().drafts.get(conversation.id);
      // Where nothing else is being written all of it is saved already, and another window may have more.
      if (draft !== undefined && draft.text !== conversation.draft) saver.save(conversation.id, draft.text);
    }),
    client.on('chats', 'conversationChanged', ({ id, draft: saved }) => {
      const { drafts, write } = useDraftStore.getState();
      // Where nothing has been written the saved draft is shown anyway.
      const shown = drafts.get(id)?.text;
      if (shown !== undefined && saver.follows(id, saved, shown)) write(id, saved);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
