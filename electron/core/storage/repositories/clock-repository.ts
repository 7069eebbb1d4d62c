import type { TimeMemory, TimeMemoryStore } from '#core/clock/index.ts';
import type { Database } from '#sqlite/database.ts';

/** Which time was believed last, so that a clock that is wrong at the next start is noticed. */
export class ClockRepository implements TimeMemoryStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  read(): TimeMemory | null {
    const confirmed = this.#counter('confirmed-time');
    return confirmed === null ? null : { confirmed, doubtedSince: this.#counter('doubted-time') };
  }

  write({ confirmed, doubtedSince }: TimeMemory): void {
    const write = this.#database.prepare('INSERT OR REPLACE INTO counters (name, value) VALUES (?, ?)');
    write.run('confirmed-time', confirmed);
    if (doubtedSince !== null) write.run('doubted-time', doubtedSince);
    else this.#database.prepare(`DELETE FROM counters WHERE name = 'doubted-time'`).run();
  }

  #counter(name: string): number | null {
    const value = this.#database.prepare('SELECT value FROM counters WHERE name = ?').pluck().get(name) as
      number | undefined;
    return value ?? null;
  }
}
