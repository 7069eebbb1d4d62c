import { ConfirmedTime, type TimeMemoryStore } from './confirmed-time.ts';
import { elapsedMs } from './elapsed.ts';

/** Skews up to this are of no interest to anybody (architecture, section 4). */
const shownSkewMs = 2 * 60 * 1000;

/** What services need to know about the time. All times are UTC milliseconds. */
export interface Clock {
  /** The backend's time as far as it is known, else this PC's. */
  now(): number;
  /**
   * The earlier of this PC's time and the backend's, as far as it is confirmed: what is forgotten by it is old by both, and
   * not only since a clock has leapt.
   */
  cautiousNow(): number;
}

/** The backend's time, as it says it at every connection and as it has gone on since; before that this PC's. */
export class ServerClock implements Clock {
  readonly #local: () => number;
  readonly #elapsed: () => number;
  readonly #confirmed: ConfirmedTime | null;
  /** What the backend said, and when that was on a clock that nobody sets; null as long as it has said nothing. */
  #said: { readonly time: number; readonly at: number } | null = null;
  #skew = 0;

  /** `memory` is where it is kept which time is confirmed (null: all are). `elapsed` answers milliseconds that only ever grow, while the PC sleeps too. */
  constructor(local: () => number, memory: TimeMemoryStore | null, elapsed: () => number = elapsedMs) {
    this.#local = local;
    this.#elapsed = elapsed;
    this.#confirmed = memory === null ? null : new ConfirmedTime(memory);
  }

  /** The backend has just said what time it is. */
  observe(serverTime: number): void {
    this.#said = { time: serverTime, at: this.#elapsed() };
    this.#skew = this.#local() - serverTime;
  }

  now(): number {
    return this.#said === null
      ? this.#local()
      : this.#said.time + Math.round(this.#elapsed() - this.#said.at);
  }

  cautiousNow(): number {
    const now = Math.min(this.#local(), this.now());
    return this.#confirmed?.at(now) ?? now;
  }

  /** How far this PC is ahead of the backend (below 0: behind), in milliseconds, where that is worth a word; else null. */
  get shownSkewMs(): number | null {
    return Math.abs(this.#skew) > shownSkewMs ? this.#skew : null;
  }
}
