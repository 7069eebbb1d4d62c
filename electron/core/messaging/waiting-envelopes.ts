import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import { deliveryWindow, deliveryWindowBytes } from '#shared/wire/limits.ts';

/** A relay that waits for acks has one window under way; a later version of it may have a larger one. */
const windows = 4;

/**
 * Envelopes that have been handed over and not received yet: each place of the mailbox once, because after a reconnection
 * what was waiting comes again.
 */
export class WaitingEnvelopes {
  readonly #bySequence = new Map<number, IncomingEnvelope>();
  #bytes = 0;

  get isEmpty(): boolean {
    return this.#bySequence.size === 0;
  }

  /** Whether more waits than any relay sends that waits for acks. */
  get isFull(): boolean {
    return this.#bySequence.size >= windows * deliveryWindow || this.#bytes >= windows * deliveryWindowBytes;
  }

  add(envelopes: readonly IncomingEnvelope[]): void {
    for (const envelope of envelopes) {
      this.#bytes += envelope.ciphertext.length - this.#sizeAt(envelope.sequence);
      this.#bySequence.set(envelope.sequence, envelope);
    }
  }

  /** The first `count` of those that wait, in the order of the mailbox. */
  first(count: number): readonly IncomingEnvelope[] {
    const batch = [...this.#bySequence.values().take(count)];
    return batch.toSorted((one, other) => one.sequence - other.sequence);
  }

  /** Up to where the mailbox has been dealt with once these are: nothing else that waits comes before it. */
  reachOf(batch: readonly IncomingEnvelope[]): number {
    const settled = new Set(batch.map(({ sequence }) => sequence));
    const isOpen = (sequence: number): boolean => !settled.has(sequence);
    const last = Math.max(0, ...settled);
    return this.#bySequence
      .keys()
      .filter(isOpen)
      .reduce((reach, sequence) => Math.min(reach, sequence - 1), last);
  }

  /** They wait no longer, unless they have come again since. */
  remove(envelopes: readonly IncomingEnvelope[]): void {
    for (const envelope of envelopes) {
      if (this.#bySequence.get(envelope.sequence) !== envelope) continue;
      this.#bytes -= envelope.ciphertext.length;
      this.#bySequence.delete(envelope.sequence);
    }
  }

  #sizeAt(sequence: number): number {
    return this.#bySequence.get(sequence)?.ciphertext.length ?? 0;
  }
}
