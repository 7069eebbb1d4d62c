import type { NaraeClient } from '#renderer/bridge/client.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { maximumTextLength } from '#shared/model/message.ts';

export interface DraftSaver {
  /** Saves the text soon; what follows quickly replaces it. */
  readonly save: (conversation: ConversationId, text: string) => void;
  /** Saves now what is still waiting. */
  readonly flush: () => void;
}

/** Saves drafts without a call for each key. A draft that could not be saved is tried again with the next flush. */
export function createDraftSaver(
  send: (conversation: ConversationId, text: string) => Promise<unknown>,
  delay = 400,
): DraftSaver {
  const waiting = new Map<ConversationId, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    const drafts = [...waiting];
    waiting.clear();
    for (const [conversation, text] of drafts) {
      send(conversation, text).catch(() => {
        if (!waiting.has(conversation)) waiting.set(conversation, text);
      });
    }
  };
  return {
    save(conversation, text) {
      waiting.set(conversation, text.slice(0, maximumTextLength));
      clearTimeout(timer);
      timer = setTimeout(flush, delay);
    },
    flush,
  };
}

/** The one saver of a client: drafts of all rooms go through it in order. */
export function draftSaverOf(client: NaraeClient): DraftSaver {
  let saver = savers.get(client);
  if (saver === undefined) {
    saver = createDraftSaver((conversation, text) =>
      client.request('chats', 'saveDraft', { conversation, text }),
    );
    savers.set(client, saver);
  }
  return saver;
}

const savers = new WeakMap<NaraeClient, DraftSaver>();
