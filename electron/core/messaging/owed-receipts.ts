import type { AccountId, MessageId } from '#shared/model/ids.ts';
import { everyDevice, type Storage } from '#core/storage/index.ts';
import { encodeDeliveryReceipt } from './content.ts';
import { receiptQueue } from './queues.ts';

/** Silence after which a backlog counts as received. */
const silenceMs = 400;
/** Receipts of a backlog that goes on wait no longer than this, and those that could not be written are tried again. */
const longestWaitMs = 5_000;
/** Messages in one receipt: 18 KB, which fits an envelope several times. */
const largestReceipt = 1_000;

/**
 * Puts the receipts of a backlog into the outbox once it has been received: for each sender one (or one a thousand
 * messages) instead of one a batch, because every receipt is sealed, committed and sent by itself.
 */
export class OwedReceipts {
  readonly #storage: Storage;
  readonly #wakeOutbox: (queue: string) => void;
  readonly #onFailure: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #owedSince = 0;

  constructor(storage: Storage, wakeOutbox: (queue: string) => void, onFailure: (error: unknown) => void) {
    this.#storage = storage;
    this.#wakeOutbox = wakeOutbox;
    this.#onFailure = onFailure;
  }

  /** A batch has left receipts owing. */
  owed(): void {
    const now = performance.now();
    if (this.#timer === null) this.#owedSince = now;
    else clearTimeout(this.#timer);
    const pause = Math.max(0, Math.min(silenceMs, this.#owedSince + longestWaitMs - now));
    this.#payIn(pause);
  }

  /** What is owing stays owing, until the next start. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #payIn(pauseMs: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      try {
        this.#pay();
      } catch (error) {
        // They stay owing: a disk that is full now will have room again.
        this.#onFailure(error);
        this.#payIn(longestWaitMs);
      }
    }, pauseMs);
  }

  #pay(): void {
    const queues = this.#storage.transaction(() => {
      const owed = this.#storage.receipts.takeAll();
      for (const [account, messages] of owed) queueReceipts(this.#storage, account, messages);
      return [...owed.keys()].map(receiptQueue);
    });
    for (const queue of queues) this.#wakeOutbox(queue);
  }
}

/** Puts receipts for messages of an account into the outbox. Belongs into the transaction in which they cease to be owed. */
export function queueReceipts(storage: Storage, recipient: AccountId, messages: readonly MessageId[]): void {
  const queue = receiptQueue(recipient);
  for (let first = 0; first < messages.length; first += largestReceipt) {
    const content = encodeDeliveryReceipt(messages.slice(first, first + largestReceipt));
    storage.outbox.add(everyDevice({ queue, recipient, message: null, content }));
  }
}
