const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
/**
 * A step up to this is believed at once: a PC that was off over a holiday. What is forgotten by age is kept 15 days longer than
 * the relay keeps envelopes, so that a wrong step of this size costs nothing.
 */
const believedMs = 7 * dayMs;
/** For how long time has to go on from where it has leapt to before it is believed. */
const doubtMs = dayMs;
/** Nobody leaves a PC off for longer between two uses and goes on with it; a clock that leaps by years each time is just wrong. */
const longestAbsenceMs = 366 * dayMs;

/** What is remembered between starts. All times are UTC milliseconds. */
export interface TimeMemory {
  /** The last time that was believed. */
  readonly confirmed: number;
  /** Where time has leapt to, as long as that is not believed; else null. */
  readonly doubtedSince: number | null;
}

/** Where it is remembered. */
export interface TimeMemoryStore {
  /** Null before the first `write`. */
  read(): TimeMemory | null;
  write(memory: TimeMemory): void;
}

/**
 * The time by which something may be forgotten. Where the backend runs on this PC, both have the same clock, which may be
 * wrong by years: time that leaps ahead is believed only after a day, over restarts too, and time stands still until then.
 *
 * On a PC that is used for an hour every few weeks each use is a leap. What one of them said is believed when a later one, a
 * day or more after it by the same clock, has not gone back before it: time then lags one use behind. So a clock that is wrong
 * once, and right the next time it is looked at, makes nothing be forgotten, whatever it said and however often that happens
 * with the right time in between; one that is wrong each time for longer than a day is believed, because nothing tells it
 * from one that is right.
 */
export class ConfirmedTime {
  readonly #store: TimeMemoryStore;

  constructor(store: TimeMemoryStore) {
    this.#store = store;
  }

  /** Never later than `now`, the time as the clocks say it. */
  at(now: number): number {
    const memory = this.#store.read();
    if (memory === null || now <= memory.confirmed + believedMs) {
      this.#believe(memory, now);
      return now;
    }
    const { confirmed, doubtedSince } = memory;
    const doubted = doubtedSince === null ? -1 : now - doubtedSince;
    if (doubted >= doubtMs && doubted <= doubtMs + believedMs) {
      this.#believe(memory, now);
      return now;
    }
    if (doubtedSince !== null && doubted > doubtMs && doubted <= longestAbsenceMs) {
      this.#store.write({ confirmed: doubtedSince, doubtedSince: now });
      return doubtedSince;
    }
    // Another leap, or the first one.
    if (doubted < 0 || doubted > doubtMs) this.#store.write({ confirmed, doubtedSince: now });
    return confirmed;
  }

  /** Also where it has gone back: from there on, coming again is a leap. */
  #believe(memory: TimeMemory | null, now: number): void {
    const isNoted = memory?.doubtedSince === null && Math.abs(now - memory.confirmed) < hourMs;
    if (!isNoted) this.#store.write({ confirmed: now, doubtedSince: null });
  }
}
