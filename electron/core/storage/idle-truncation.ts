/** Silence after which the journal is emptied (architecture, section 5). */
const idleMs = 60_000;

/**
 * Empties the write-ahead log once there has been no transaction for a minute: until then it holds earlier versions of pages,
 * and with them what has been deleted.
 */
export class IdleTruncation {
  readonly #truncate: () => void;
  readonly #idleMs: number;
  #timer: NodeJS.Timeout | null = null;

  /** `truncate` empties the log and does not throw; `pauseMs` is the silence, in milliseconds. */
  constructor(truncate: () => void, pauseMs: number = idleMs) {
    this.#truncate = truncate;
    this.#idleMs = pauseMs;
  }

  /** A transaction has ended. */
  written(): void {
    if (this.#timer !== null) {
      this.#timer.refresh();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#truncate();
    }, this.#idleMs).unref();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
