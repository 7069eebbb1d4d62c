import type { NaraeClient } from '#renderer/bridge/client.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { keptDraft } from './kept-draft.ts';

export interface DraftSaver {
  /** Saves the text soon; what follows quickly replaces it. */
  readonly save: (conversation: ConversationId, text: string) => void;
  /** Saves nothing of what was written until now, also where it would be tried again. */
  readonly forget: (conversation: ConversationId) => void;
  /**
   * A draft was saved, here or in another window. Whether this window follows it, which shows `shown`: only where it has
   * nothing of its own that is newer.
   */
  readonly follows: (conversation: ConversationId, saved: string, shown: string) => boolean;
  /** Saves now what is still waiting. */
  readonly flush: () => void;
  /** The same, until all of it has been saved or could not be. */
  readonly rest: () => Promise<void>;
}

/**
 * Saves drafts without a call for each key: after a pause of `delay`, and where one writes on without any, every `longest`, in
 * milliseconds. A draft that could not be saved is tried again with the next flush.
 */
export function createDraftSaver(
  send: (conversation: ConversationId, text: string) => Promise<unknown>,
  delay = 400,
  longest = 1_000,
): DraftSaver {
  const waiting = new Map<ConversationId, string>();
  /** How often a draft was overtaken: an older text is not tried again. */
  const turns = new Map<ConversationId, number>();
  const sent = new Map<ConversationId, string>();
  /** Where what this window has saved last has been heard of since: whatever else is heard is newer. */
  const confirmed = new Set<ConversationId>();
  const underWay = new Set<Promise<unknown>>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** When the first of what waits was written. */
  let since: number | null = null;

  const turnOf = (conversation: ConversationId) => turns.get(conversation) ?? 0;
  const overtake = (conversation: ConversationId) => turns.set(conversation, turnOf(conversation) + 1);
  const flush = (): void => {
    clearTimeout(timer);
    since = null;
    const drafts = [...waiting];
    waiting.clear();
    for (const [conversation, text] of drafts) {
      const turn = turnOf(conversation);
      sent.set(conversation, text);
      confirmed.delete(conversation);
      const saving = send(conversation, text).catch(() => {
        if (turnOf(conversation) === turn) waiting.set(conversation, text);
      });
      underWay.add(saving);
      void saving.finally(() => underWay.delete(saving));
    }
  };
  return {
    save(conversation, text) {
      overtake(conversation);
      waiting.set(conversation, keptDraft(text));
      clearTimeout(timer);
      const now = performance.now();
      since ??= now;
      timer = setTimeout(flush, Math.max(0, Math.min(delay, since + longest - now)));
    },
    forget(conversation) {
      overtake(conversation);
      waiting.delete(conversation);
      // Sending clears the saved draft: one that is heard of before that is older.
      sent.set(conversation, '');
      confirmed.delete(conversation);
    },
    follows(conversation, saved, shown) {
      if (waiting.has(conversation)) return false;
      const own = sent.get(conversation);
      const isOlder = own !== undefined && own !== saved && !confirmed.has(conversation);
      if (isOlder) return false;
      confirmed.add(conversation);
      if (saved === keptDraft(shown)) sent.set(conversation, saved);
      if (own === saved || (shown !== '' && keptDraft(shown) !== own)) return false;
      sent.set(conversation, saved);
      return true;
    },
    flush,
    async rest() {
      flush();
      await Promise.all(underWay);
    },
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
