import type { AccountId } from '#shared/model/ids.ts';

/**
 * Tells the sockets of a relay (later: of all its instances) that there is something to fetch, or a word that is worth
 * nothing a moment later. May lose or repeat.
 */
export interface Bus {
  ring(topic: string, word?: string): void;
  /** Answers a function that ends the subscription. */
  onRing(topic: string, listener: (word: string) => void): () => void;
}

/** The topic of changes of the directory; mailboxes use their address. */
export const directoryTopic = 'directory';

/** The topic of an account's presence: it has changed. */
export function presenceTopic(account: AccountId): string {
  return `presence:${account}`;
}

/** The topic of those who are writing to an account; the word is the account that does. */
export function typingTopic(account: AccountId): string {
  return `typing:${account}`;
}
