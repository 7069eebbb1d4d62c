import type { IncomingEnvelope } from '#shared/backend/envelope.ts';

/** After this an envelope is tried once more. */
const heldMs = 60_000;

/**
 * Envelopes that could neither be received nor kept. They are tried again later, so that they do not stop what comes behind
 * them; and because they are not durable here, neither they nor anything behind them may be acknowledged.
 */
export class HeldEnvelopes {
  readonly #onDue: (envelopes: readonly IncomingEnvelope[]) => void;
  #held = new Map<number, IncomingEnvelope>();
  /** Their places in the mailbox, until they have been dealt with. */
  readonly #open = new Set<number>();
  #timer: NodeJS.Timeout | null = null;

  /** `onDue` is called with those that have to be tried again. */
  constructor(onDue: (envelopes: readonly IncomingEnvelope[]) => void) {
    this.#onDue = onDue;
  }

  hold(envelope: IncomingEnvelope): void {
    this.#held.set(envelope.sequence, envelope);
    this.#open.add(envelope.sequence);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      const due = [...this.#held.values()];
      this.#held = new Map();
      this.#onDue(due);
    }, heldMs);
  }

  /** These are durable. Answers up to where the mailbox may be acknowledged, when it has been dealt with up to `reach`. */
  settled(batch: readonly IncomingEnvelope[], reach: number): number {
    for (const { sequence } of batch) this.#open.delete(sequence);
    return [...this.#open].reduce((upTo, sequence) => Math.min(upTo, sequence - 1), reach);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }
}
