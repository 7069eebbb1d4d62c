/** Keys are replaced every two days, and what is too old is looked for once a day: an hour is soon enough for both. */
const hourMs = 60 * 60 * 1000;
/** What begins sessions comes in bursts, and one look at the keys that are left is enough for a burst. */
const soonMs = 5_000;

/** Decides when there is something to tidy up, besides at every connection: a PC may stay connected for weeks. */
export class Upkeep {
  readonly #run: () => void;
  readonly #everyMs: number;
  #hourly: NodeJS.Timeout | null = null;
  #soon: NodeJS.Timeout | null = null;

  /** `run` is asynchronous inside, does not throw, and a call too many does no harm. */
  constructor(run: () => void, everyMs: number = hourMs) {
    this.#run = run;
    this.#everyMs = everyMs;
  }

  /** As long as there is a connection. */
  setOnline(online: boolean): void {
    this.stop();
    if (online) this.#hourly = setInterval(this.#run, this.#everyMs).unref();
  }

  /** One-time keys have been used. */
  soon(): void {
    if (this.#hourly === null) return;
    this.#soon ??= setTimeout(
      () => {
        this.#soon = null;
        this.#run();
      },
      Math.min(soonMs, this.#everyMs),
    ).unref();
  }

  stop(): void {
    if (this.#hourly !== null) clearInterval(this.#hourly);
    if (this.#soon !== null) clearTimeout(this.#soon);
    this.#hourly = null;
    this.#soon = null;
  }
}
