import { useEffect } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import { draftSaverOf } from './draft-saver.ts';
import { useDraftStore, type RefusedText } from './draft-store.ts';

export interface DraftOfRoom {
  readonly text: string;
  readonly refused: readonly RefusedText[];
  readonly write: (text: string) => void;
}

/** The draft of a conversation: kept per room, saved shortly after, and at once when one leaves or hides the window. */
export function useDraft({ id, draft: saved }: Conversation): DraftOfRoom {
  const saver = draftSaverOf(useBridge());
  const draft = useDraftStore((store) => store.drafts.get(id));
  const write = useDraftStore((store) => store.write);
  useEffect(() => {
    const listeners = new AbortController();
    const { signal } = listeners;
    document.addEventListener('visibilitychange', saver.flush, { signal });
    window.addEventListener('pagehide', saver.flush, { signal });
    return () => {
      listeners.abort();
      saver.flush();
    };
  }, [saver, id]);

  return {
    text: draft?.text ?? saved,
    refused: draft?.refused ?? noneRefused,
    write: (text) => {
      write(id, text);
      saver.save(id, text);
    },
  };
}

const noneRefused: readonly RefusedText[] = [];
