/** The end of a socket that can be told to wait. */
interface Source {
  pause(): void;
  resume(): void;
}

/**
 * Hands frames over one after the other, in the order they came, also while one of them has to wait for something. No more
 * come meanwhile than had arrived already.
 */
export class FrameLine {
  readonly #source: Source;
  readonly #handle: (data: Buffer) => Promise<void> | null;
  #waiting: Buffer[] = [];
  #isHeld = false;

  /** `handle` answers null for a frame that is done with, and never throws or rejects. */
  constructor(source: Source, handle: (data: Buffer) => Promise<void> | null) {
    this.#source = source;
    this.#handle = handle;
  }

  push(data: Buffer): void {
    this.#waiting.push(data);
    if (!this.#isHeld) this.#advance();
  }

  #advance(): void {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      const done = this.#handle(next);
      if (done !== null) {
        this.#hold(done);
        return;
      }
    }
  }

  #hold(done: Promise<void>): void {
    this.#isHeld = true;
    this.#source.pause();
    void done.then(() => {
      this.#isHeld = false;
      this.#source.resume();
      this.#advance();
    });
  }
}
