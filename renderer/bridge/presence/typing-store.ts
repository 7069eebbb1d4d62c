import { create } from 'zustand';
import type { ConversationId } from '#shared/model/ids.ts';

interface TypingStore {
  /** Conversations in which the other one is writing right now. */
  readonly typing: ReadonlySet<ConversationId>;
}

/** Who writes on says so every 5 s; a word that is lost must not end it at once. */
const shownMs = 8_000;
const timers = new Map<ConversationId, ReturnType<typeof setTimeout>>();

/** Where somebody is writing. */
export const useTypingStore = create<TypingStore>(() => ({ typing: new Set() }));

/** Somebody is writing in a conversation. */
export function startTyping(conversation: ConversationId): void {
  clearTimeout(timers.get(conversation));
  timers.set(
    conversation,
    setTimeout(() => stopTyping(conversation), shownMs),
  );
  if (useTypingStore.getState().typing.has(conversation)) return;
  useTypingStore.setState(({ typing }) => ({ typing: new Set([...typing, conversation]) }));
}

/** They have written, or stopped. */
export function stopTyping(conversation: ConversationId): void {
  clearTimeout(timers.get(conversation));
  timers.delete(conversation);
  if (!useTypingStore.getState().typing.has(conversation)) return;
  useTypingStore.setState(({ typing }) => ({
    typing: new Set([...typing].filter((other) => other !== conversation)),
  }));
}
