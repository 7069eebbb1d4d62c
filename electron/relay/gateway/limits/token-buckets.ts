/** How much at once, and how much in the long run. */
export interface BucketSize {
  readonly capacity: number;
  readonly perSecond: number;
}

/** How often buckets that are full again are forgotten. They are then as if they had never been. */
const forgetMs = 60_000;
/** Less is no wait, but how far sums of fractions are off. */
const roundingMs = 0.001;

/** A token bucket for each key, in memory: a relay that starts again begins with full ones. */
export class TokenBuckets {
  readonly #clock: () => number;
  /** How long one token takes to run in. */
  readonly #tokenMs: number;
  readonly #emptyToFullMs: number;
  /** When the bucket of a key will be full, if nobody takes from it. */
  readonly #fullAt = new Map<string, number>();
  #forgottenAt: number;

  /** The clock tells milliseconds and never goes back. */
  constructor({ capacity, perSecond }: BucketSize, clock: () => number) {
    this.#clock = clock;
    this.#tokenMs = 1000 / perSecond;
    this.#emptyToFullMs = capacity * this.#tokenMs;
    this.#forgottenAt = clock();
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#fullAt.size;
  }

  /** Takes so many tokens and answers 0, or takes none and answers the milliseconds until there are as many. */
  take(key: string, count = 1): number {
    const now = this.#clock();
    this.#forgetFull(now);
    const fullAt = Math.max(now, this.#fullAt.get(key) ?? now) + count * this.#tokenMs;
    const waitMs = fullAt - now - this.#emptyToFullMs;
    if (waitMs > roundingMs) return Math.ceil(waitMs);
    this.#fullAt.set(key, fullAt);
    return 0;
  }

  /** A token that was taken and not needed. */
  giveBack(key: string): void {
    const fullAt = this.#fullAt.get(key);
    if (fullAt !== undefined) this.#fullAt.set(key, fullAt - this.#tokenMs);
  }

  #forgetFull(now: number): void {
    if (now - this.#forgottenAt < forgetMs) return;
    this.#forgottenAt = now;
    for (const [key, fullAt] of this.#fullAt) if (fullAt <= now) this.#fullAt.delete(key);
  }
}
