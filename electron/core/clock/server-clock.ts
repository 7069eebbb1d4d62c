/** Skews up to this are of no interest to anybody (architecture, section 4). */
const shownSkewMs = 2 * 60 * 1000;

/** What services need to know about the time. All times are UTC milliseconds. */
export interface Clock {
  /** The backend's time as far as it is known, else this PC's. */
  now(): number;
  /** The earlier of this PC's time and the backend's: what is only forgotten by it is old by both. */
  cautiousNow(): number;
}

/** This PC's clock, set right by what the backend says at every connection. */
export class ServerClock implements Clock {
  readonly #local: () => number;
  /** How far this PC is ahead; 0 as long as nobody has said otherwise. */
  #skew = 0;

  constructor(local: () => number) {
    this.#local = local;
  }

  /** The backend has just said what time it is. */
  observe(serverTime: number): void {
    this.#skew = this.#local() - serverTime;
  }

  now(): number {
    return this.#local() - this.#skew;
  }

  cautiousNow(): number {
    return Math.min(this.#local(), this.now());
  }

  /** How far this PC is ahead of the backend, where that is worth a word; else null. */
  get shownSkewMs(): number | null {
    return Math.abs(this.#skew) > shownSkewMs ? this.#skew : null;
  }
}
