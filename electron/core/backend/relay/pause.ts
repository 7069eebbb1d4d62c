/** Pauses between attempts to connect: soon at first, then less often, with chance so that not all come at once. */
export class Pause {
  readonly #firstMs: number;
  readonly #longestMs: number;
  #attempts = 0;

  constructor(firstMs: number, longestMs: number) {
    this.#firstMs = firstMs;
    this.#longestMs = longestMs;
  }

  /** Milliseconds to wait before the next attempt; doubles each time. */
  next(): number {
    const full = Math.min(this.#longestMs, this.#firstMs * 2 ** this.#attempts);
    this.#attempts += 1;
    return full / 2 + (Math.random() * full) / 2;
  }

  /** It worked: the next pause is the first one again. */
  reset(): void {
    this.#attempts = 0;
  }
}
