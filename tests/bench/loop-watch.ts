/** How often the loop is asked whether it still runs. */
const everyMs = 2;

/** Watches this thread's event loop: how long at most a timer that was due had to wait. */
export class LoopWatch {
  #longestMs = 0;
  #last = performance.now();
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => {
      this.#look();
    }, everyMs);
  }

  /** Ends the watch. Answers the longest block in milliseconds. */
  stop(): number {
    this.#look();
    clearInterval(this.#timer);
    return this.#longestMs;
  }

  #look(): void {
    const now = performance.now();
    this.#longestMs = Math.max(this.#longestMs, now - this.#last - everyMs);
    this.#last = now;
  }
}
