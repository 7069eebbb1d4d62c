import type { Publish } from '#core/events.ts';
import type { Storage } from '#core/storage/index.ts';

/** Tells the sum of unread messages whenever it has changed, however many rows have: once a turn of the loop. */
export class UnreadTotal {
  readonly #storage: Storage;
  readonly #publish: Publish;
  readonly #onFailure: (error: unknown) => void;
  #last: number | null = null;
  #isDue = false;
  #isStopped = false;

  constructor(storage: Storage, publish: Publish, onFailure: (error: unknown) => void) {
    this.#storage = storage;
    this.#onFailure = onFailure;
    this.#publish = publish;
  }

  /** Passes events on, and looks at the sum after those that can have changed it. */
  readonly publish: Publish = (event) => {
    this.#publish(event);
    if (event.name !== 'conversationChanged' || this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      this.#tell();
    });
  };

  /** Nothing is read any more: the database is about to close. */
  stop(): void {
    this.#isStopped = true;
  }

  #tell(): void {
    if (this.#isStopped) return;
    try {
      const count = this.#storage.conversations.unreadTotal();
      if (count === this.#last) return;
      this.#last = count;
      this.#publish({ domain: 'chats', name: 'unreadTotalChanged', payload: { count } });
    } catch (error) {
      this.#onFailure(error);
    }
  }
}
