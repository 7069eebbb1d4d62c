/**
 * Whoever has said no is left alone this long, in milliseconds: long enough that a page gone wrong covers nothing, short
 * enough that a click is not taken for nothing. Whatever goes on asking meanwhile waits twice as long each time.
 */
const firstPauseMs = 3_000;
const longestPauseMs = 5 * 60_000;

/** Keeps a question from being asked again and again. */
export class PauseAfterNo {
  readonly #now: () => number;
  #until = Number.NEGATIVE_INFINITY;
  #lengthMs = firstPauseMs;
  #wasPressed = false;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Whether the question is not to be asked now; counts as one that was dropped. */
  holds(): boolean {
    const holds = this.#now() < this.#until;
    this.#wasPressed ||= holds;
    return holds;
  }

  /** The person has answered. */
  answered(isWanted: boolean): void {
    this.#lengthMs =
      isWanted || !this.#wasPressed ? firstPauseMs : Math.min(this.#lengthMs * 2, longestPauseMs);
    this.#wasPressed = false;
    this.#until = isWanted ? Number.NEGATIVE_INFINITY : this.#now() + this.#lengthMs;
  }
}
