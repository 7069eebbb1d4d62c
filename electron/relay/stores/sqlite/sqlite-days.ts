import type { Database } from '#sqlite/database.ts';

const dayMs = 24 * 60 * 60 * 1000;

interface DayRow {
  readonly day: number;
  readonly counted_at: number;
}

/**
 * The days of this relay. A new one begins when the clock has moved on by a day since the last one began, and however far it
 * leaps, it is one day only: no clock that is wrong makes anything old. On a PC that is off for a week, that week is one day.
 */
export class SqliteDays {
  readonly #today;
  readonly #putBack;
  readonly #end;
  readonly #begin;
  readonly #lastSequence;
  readonly #forgetBefore;

  constructor(database: Database) {
    this.#today = database.prepare<[], DayRow>(
      'SELECT day, counted_at FROM relay_days ORDER BY day DESC LIMIT 1',
    );
    this.#putBack = database.prepare<[number, number]>('UPDATE relay_days SET counted_at = ? WHERE day = ?');
    this.#end = database.prepare<[number]>(
      `UPDATE relay_days SET last_sequence = coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'mail'), 0)
       WHERE day = ?`,
    );
    this.#begin = database.prepare<[number, number]>(
      'INSERT INTO relay_days (day, counted_at) VALUES (?, ?)',
    );
    this.#lastSequence = database
      .prepare<[number], number>('SELECT last_sequence FROM relay_days WHERE day = ?')
      .pluck();
    this.#forgetBefore = database.prepare<[number]>('DELETE FROM relay_days WHERE day < ?');
  }

  /** The number of the present day; the first ones are 0 and 1. */
  get today(): number {
    return this.#present().day;
  }

  /** Looks at the clock (UTC milliseconds). Belongs into a transaction. */
  look(now: number): void {
    const { day, counted_at: countedAt } = this.#present();
    // Otherwise no day would end until the clock is where it has been.
    if (now < countedAt) this.#putBack.run(now, day);
    if (now - countedAt < dayMs) return;
    this.#end.run(day);
    this.#begin.run(day + 1, now);
  }

  /** The last place of all mailboxes that was given away on a day that is over or before; 0 where that is not known. */
  lastSequence(day: number): number {
    return this.#lastSequence.get(day) ?? 0;
  }

  forgetBefore(day: number): void {
    this.#forgetBefore.run(day);
  }

  #present(): DayRow {
    return this.#today.get() ?? { day: 0, counted_at: 0 };
  }
}
