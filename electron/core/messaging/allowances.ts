/** How many of something in how many milliseconds. */
export interface Allowance {
  readonly count: number;
  readonly windowMs: number;
}

/** Allows so many of something in a while to each of many; whoever asks for more is refused until the while is over. */
export class Allowances {
  readonly #allowance: Allowance;
  readonly #now: () => number;
  readonly #used = new Map<string, number>();
  #began: number;

  /** `now` answers UTC milliseconds. */
  constructor(allowance: Allowance, now: () => number) {
    this.#allowance = allowance;
    this.#now = now;
    this.#began = now();
  }

  /** Whether anything is left to `whom`, besides `promised`. */
  has(whom: string, promised = 0): boolean {
    this.#begin();
    return (this.#used.get(whom) ?? 0) + promised < this.#allowance.count;
  }

  /** Uses up one of what `whom` has. */
  spend(whom: string): void {
    this.#begin();
    this.#used.set(whom, (this.#used.get(whom) ?? 0) + 1);
  }

  #begin(): void {
    const now = this.#now();
    if (Math.abs(now - this.#began) <= this.#allowance.windowMs) return;
    this.#began = now;
    this.#used.clear();
  }
}
