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

  /** Uses up one of the budget of `whom`. Answers false when nothing is left of it. */
  spend(whom: string): boolean {
    const now = this.#now();
    if (Math.abs(now - this.#hourBegan) > hourMs) {
      this.#hourBegan = now;
      this.#used.clear();
    }
    const used = this.#used.get(whom) ?? 0;
    if (used >= this.#perHour) return false;
    this.#used.set(whom, used + 1);
    return true;
  }
}
