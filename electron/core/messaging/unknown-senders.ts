import { setTimeout } from 'node:timers/promises';

/**
 * How long mail waits for the directory to name a sender: enough for what is new since the last look. A first look at the
 * directory of a nation takes a minute, for which nobody's mail may wait.
 */
const patienceMs = 500;

/** Has the directory say who unknown senders are, as long as that holds up nobody else's mail. */
export class UnknownSenders {
  readonly #synchronise: () => Promise<void>;
  #late: Promise<void> | null = null;

  /** `synchronise` asks the directory for what is new and never rejects; called while it goes on, it looks once more. */
  constructor(synchronise: () => Promise<void>) {
    this.#synchronise = synchronise;
  }

  /**
   * Resolves when the directory has been looked at, or after half a second; at once while a look goes on that was waited for
   * in vain. Who is unknown then is a stranger until the directory names them.
   */
  async learn(): Promise<void> {
    const looking = this.#synchronise();
    if (this.#late !== null) return;
    const limit = new AbortController();
    const isLate = await Promise.race([
      looking.then(() => false),
      setTimeout(patienceMs, true, { signal: limit.signal }).catch(() => false),
    ]);
    limit.abort();
    if (!isLate) return;
    this.#late = looking.then(() => {
      this.#late = null;
    });
  }
}
