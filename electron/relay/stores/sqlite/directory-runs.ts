import { randomBytes } from 'node:crypto';
import type { Database } from '#sqlite/database.ts';

/**
 * In which run of the relay each change of the directory was made. A relay that was restored from a backup makes other
 * changes under the numbers of those that were lost, but in another run: so a place of the lost history is known.
 */
export class DirectoryRuns {
  readonly #database: Database;

  /** Begins a run: its first change is the next one. */
  constructor(database: Database) {
    this.#database = database;
    database
      .prepare('INSERT OR REPLACE INTO directory_runs (first, run) SELECT last + 1, ? FROM directory_changes')
      .run(randomBytes(8).toString('hex'));
  }

  /** The run in which a change was made. */
  of(change: number): string {
    const run = this.#database
      .prepare('SELECT run FROM directory_runs WHERE first <= ? ORDER BY first DESC LIMIT 1')
      .pluck()
      .get(change);
    return typeof run === 'string' ? run : '';
  }
}
