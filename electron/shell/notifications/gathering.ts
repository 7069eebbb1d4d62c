/** A message in a quiet room is told after this time, with what comes in the same moment. */
const quietPauseMs = 200;
/** Where somebody has just been told of something, more is told once nothing has come for this long. */
const busyPauseMs = 1_000;
/** Mail that does not stop coming (after a holiday) is told of all the same, as far as it is here. */
const longestMs = 3_000;

/** Runs something once what comes has paused; never twice at the same time. */
export class Gathering {
  readonly #run: () => Promise<void>;
  #timer: NodeJS.Timeout | null = null;
  #since = 0;
  #pause = busyPauseMs;
  #isRunning = false;
  /** The pause after which it is to run again, when it has ended. */
  #next: 'busy' | 'quiet' | null = null;
  #isStopped = false;

  /** What is run reports its failures itself. */
  constructor(run: () => Promise<void>) {
    this.#run = run;
  }

  /** Something has come, where one has just been told of something (`busy`) or not. */
  came(where: 'busy' | 'quiet'): void {
    if (this.#isStopped) return;
    if (this.#isRunning) {
      if (this.#next !== 'quiet') this.#next = where;
      return;
    }
    const now = performance.now();
    if (this.#timer === null) this.#begin(now);
    else clearTimeout(this.#timer);
    if (where === 'quiet') this.#pause = quietPauseMs;
    this.#timer = setTimeout(() => void this.#runNow(), Math.min(this.#pause, this.#since + longestMs - now));
  }

  /** Runs no more. */
  stop(): void {
    this.#isStopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #begin(now: number): void {
    this.#since = now;
    this.#pause = busyPauseMs;
  }

  async #runNow(): Promise<void> {
    this.#timer = null;
    this.#isRunning = true;
    try {
      await this.#run();
    } finally {
      this.#isRunning = false;
      const next = this.#next;
      this.#next = null;
      if (next !== null) this.came(next);
    }
  }
}
