const hourMs = 60 * 60 * 1000;

/** Allows so many of something an hour to each of many; whoever asks for more is refused until the hour is over. */
export class HourlyBudget {
  readonly #perHour: number;
  readonly #now: () => number;
  readonly #used = new Map<string, number>();
  #hourBegan: number;

  constructor(perHour: number, now: () => number) {
    this.#perHour = perHour;
    this.#now = now;
    this.#hourBegan = now();
  }

  /** Whether anything is left of the budget of `whom`. */
  has(whom: string): boolean {
    this.#beginHour();
    return (this.#used.get(whom) ?? 0) < this.#perHour;
  }

  /** Uses up one of the budget of `whom`. */
  spend(whom: string): void {
    this.#beginHour();
    this.#used.set(whom, (this.#used.get(whom) ?? 0) + 1);
  }

  #beginHour(): void {
    const now = this.#now();
    if (Math.abs(now - this.#hourBegan) <= hourMs) return;
    this.#hourBegan = now;
    this.#used.clear();
  }
}
