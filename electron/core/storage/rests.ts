/** Silence after which the journal is emptied, and a small file erased (architecture, section 5). */
const shortRestMs = 60_000;
/** A long rest is this many short ones: ten minutes in which nothing was written, when nobody waits for the next seconds. */
const longRests = 10;

/** Tells of the times in which nothing is written. */
export class Rests {
  readonly #onRest: (rest: 'short' | 'long') => void;
  readonly #shortMs: number;
  #timer: NodeJS.Timeout | null = null;
  #short = 0;
  #nextLong = longRests;

  /** `onRest` does not throw; what it writes itself is no end of the rest. `shortMs` is a short rest, in milliseconds. */
  constructor(onRest: (rest: 'short' | 'long') => void, shortMs: number = shortRestMs) {
    this.#onRest = onRest;
    this.#shortMs = shortMs;
  }

  /** A transaction has ended that wrote something. */
  written(): void {
    this.#short = 0;
    this.#nextLong = longRests;
    if (this.#timer !== null) this.#timer.refresh();
    else this.#wait();
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #wait(): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#short++;
      if (this.#short === 1) this.#onRest('short');
      if (this.#short === this.#nextLong) {
        // What a long rest was for may not have come off, and copies the whole file: each time it waits twice as long.
        this.#nextLong *= 2;
        this.#onRest('long');
      }
      this.#wait();
    }, this.#shortMs).unref();
  }
}
