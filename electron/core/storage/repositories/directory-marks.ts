import type { Database } from '#sqlite/database.ts';

/**
 * What is remembered of the synchronisation besides its token. `people-since`, `units-since`: all of the directory is coming,
 * and whose last change is not later than this one has not come yet. `refused`: the backend does not give it any more.
 */
export type DirectoryMark = 'people-since' | 'units-since' | 'refused';

/** Marks belong into the transaction of what they speak of. */
export class DirectoryMarks {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Null where there is none. */
  get(mark: DirectoryMark): number | null {
    const value = this.#database
      .prepare('SELECT value FROM directory_marks WHERE name = ?')
      .pluck()
      .get(mark);
    return typeof value === 'number' ? value : null;
  }

  set(mark: DirectoryMark, value: number): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO directory_marks (name, value) VALUES (?, ?)')
      .run(mark, value);
  }

  clear(mark: DirectoryMark): void {
    this.#database.prepare('DELETE FROM directory_marks WHERE name = ?').run(mark);
  }
}
