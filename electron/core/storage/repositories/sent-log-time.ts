import type { Database } from '#sqlite/database.ts';

/** Forgetting is done at least once a day while Narae is in use: more than that has not gone on under anybody's eyes. */
const longestStepMs = 24 * 60 * 60 * 1000;

/**
 * The send log's own time, in milliseconds. A clock may stand still, leap or go back, and what was sent yesterday must not be
 * old by it. So this time only rises, by what a clock has gone on between two looks at it, and by a day at most.
 */
export class SentLogTime {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A time for what is sent next: it comes after all that was sent before. */
  next(): number {
    const last = this.#database.prepare('SELECT max(sent_at) FROM sent_envelopes').pluck().get() as
      number | null;
    return Math.max(this.#counter('sent-log-time') ?? 0, last === null ? 0 : last + 1);
  }

  /** The clock says `now` (UTC milliseconds). Answers the log's time. */
  goOn(now: number): number {
    const seen = this.#counter('sent-log-clock');
    const before = this.#counter('sent-log-time');
    const step = Math.min(Math.max(now - (seen ?? now), 0), longestStepMs);
    const time = before === null ? this.#begin(now) : before + step;
    this.#set('sent-log-time', time);
    this.#set('sent-log-clock', now);
    return time;
  }

  /** What an older version has noted, or whose time was lost, grows old from now on: nobody knows by which clock it was noted. */
  #begin(now: number): number {
    this.#database.prepare('UPDATE sent_envelopes SET sent_at = ?').run(now);
    return now;
  }

  #counter(name: string): number | null {
    const value = this.#database.prepare('SELECT value FROM counters WHERE name = ?').pluck().get(name);
    return (value as number | undefined) ?? null;
  }

  #set(name: string, value: number): void {
    this.#database.prepare('INSERT OR REPLACE INTO counters (name, value) VALUES (?, ?)').run(name, value);
  }
}
