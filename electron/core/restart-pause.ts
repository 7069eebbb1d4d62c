/** The first pause before a dead thread is started again; doubled each time, up to the longest. */
const firstMs = 200;
const longestMs = 10_000;
/** A thread that has run for this long was sound: what ends it then has nothing to do with what ended those before. */
const soundMs = 10 * 60_000;

/** How long to wait before a thread that has died is started again. Times are milliseconds of any clock that never goes back. */
export class RestartPause {
  readonly #now: () => number;
  #restarts = 0;
  #startedAt: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#startedAt = now();
  }

  /** How often a thread has died that did not run soundly before. */
  get restarts(): number {
    return this.#restarts;
  }

  started(): void {
    this.#startedAt = this.#now();
  }

  /** The thread has died: milliseconds until the next one. */
  died(): number {
    if (this.#now() - this.#startedAt >= soundMs) this.#restarts = 0;
    const pause = Math.min(longestMs, firstMs * 2 ** this.#restarts);
    this.#restarts += 1;
    return pause;
  }

  /** A new thread was wanted: the old one has done nothing wrong. */
  forget(): void {
    this.#restarts = 0;
  }
}
