import type { NaraeClient } from '#renderer/bridge/client.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { keptDraft } from './kept-draft.ts';

export interface DraftSaver {
  /** Saves the text soon; what follows quickly replaces it. */
  readonly save: (conversation: ConversationId, text: string) => void;
  /** Saves nothing of what was written until now, also where it would be tried again. */
  readonly forget: (conversation: ConversationId) => void;
  /** Whether a saved draft is this window's own, perhaps overtaken by now: then what one sees is newer. */
  readonly isOwn: (conversation: ConversationId, saved: string) => boolean;
  /** Saves now what is still waiting. */
  readonly flush: () => void;
}

/** Saves drafts without a call for each key. A draft that could not be saved is tried again with the next flush. */
export function createDraftSaver(
  send: (conversation: ConversationId, text: string) => Promise<unknown>,
  delay = 400,
): DraftSaver {
  const waiting = new Map<ConversationId, string>();
  /** How often a draft was overtaken: an older text is not tried again. */
  const turns = new Map<ConversationId, number>();
  const sent = new Map<ConversationId, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const turnOf = (conversation: ConversationId) => turns.get(conversation) ?? 0;
  const overtake = (conversation: ConversationId) => turns.set(conversation, turnOf(conversation) + 1);
  const flush = (): void => {
    clearTimeout(timer);
    const drafts = [...waiting];
    waiting.clear();
    for (const [conversation, text] of drafts) {
      const turn = turnOf(conversation);
      sent.set(conversation, text);
      send(conversation, text).catch(() => {
        if (turnOf(conversation) === turn) waiting.set(conversation, text);
      });
    }
  };
  return {
    save(conversation, text) {
      overtake(conversation);
      waiting.set(conversation, keptDraft(text));
      clearTimeout(timer);
      timer = setTimeout(flush, delay);
    },
    forget(conversation) {
      overtake(conversation);
      waiting.delete(conversation);
    },
    isOwn: (conversation, text) => waiting.has(conversation) || sent.get(conversation) === text,
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
