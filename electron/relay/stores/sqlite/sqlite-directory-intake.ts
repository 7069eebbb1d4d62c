import type { Database } from '#sqlite/database.ts';
import type { Coverage, SourceItem } from '../../directory-source.ts';
import {
  importedEdition,
  type DirectoryDifference,
  type DirectoryIntake,
  type OnBadRecord,
} from '../directory-intake.ts';
import { readDifference } from './intake/read-difference.ts';
import { settlePeople } from './intake/settle-people.ts';
import { settleUnits } from './intake/settle-units.ts';
import { stageItems } from './intake/stage-items.ts';
import type { Follow } from './intake/successors.ts';

import { overwriting } from './overwriting.ts';

/** Stages in tables of the relay's encrypted database and compares there: a nation's directory does not fit twice in memory. */
export class SqliteDirectoryIntake implements DirectoryIntake {
  readonly #database: Database;
  /** What has become of former units, as the comparison has found. */
  #follow: Follow = () => null;

  constructor(database: Database) {
    this.#database = database;
  }

  clear(): void {
    this.#follow = () => null;
    this.#atomically(() => {
      for (const table of stagingTables) this.#database.exec(`DELETE FROM ${table}`);
    });
  }

  stage(items: readonly SourceItem[], onBad: OnBadRecord): void {
    this.#atomically(() => {
      stageItems(this.#database, items, onBad);
    });
  }

  *compare(coverage: Coverage, onBad: OnBadRecord): Iterable<void> {
    const follow = this.#atomically(() => settleUnits(this.#database, coverage.units, onBad));
    this.#follow = follow;
    yield;
    for (const step of settlePeople(this.#database, coverage.people, follow, onBad)) {
      this.#atomically(step);
      yield;
    }
  }

  difference(): DirectoryDifference {
    return readDifference(this.#database, this.#follow);
  }

  apply(): void {
    overwriting(this.#database, () => {
      this.#atomically(() => {
        this.#apply();
      });
    });
  }

  /** A change's number is its place among the staged ones, after the last number there was. */
  #apply(): void {
    const last = this.#database.prepare('SELECT last FROM directory_changes').pluck().get() as number;
    for (const [kind, table, key] of [
      ['unit', 'units', 'unit'],
      ['person', 'people', 'person'],
    ] as const) {
      this.#database
        .prepare(
          `INSERT INTO ${table} (${key}, content, change)
           SELECT id, content, ? + sequence FROM staged_changes WHERE kind = ? AND what <> 'removed'
           ON CONFLICT (${key}) DO UPDATE SET content = excluded.content, change = excluded.change, removed = 0`,
        )
        .run(last, kind);
      this.#database
        .prepare(
          `UPDATE ${table} SET removed = 1, content = '{}', change = ? + sequence FROM staged_changes
           WHERE kind = ? AND what = 'removed' AND id = ${key}`,
        )
        .run(last, kind);
    }
    this.#database
      .prepare('UPDATE directory_changes SET last = last + (SELECT count(*) FROM staged_changes)')
      .run();
    this.#database.exec('INSERT OR REPLACE INTO unit_successors SELECT former, unit FROM staged_successors');
    this.#database
      .prepare('INSERT OR REPLACE INTO directory_edition (singleton, edition) VALUES (1, ?)')
      .run(importedEdition);
  }

  #atomically<Result>(work: () => Result): Result {
    return this.#database.transaction(work).immediate();
  }
}

const stagingTables = [
  'staged_successors',
  'staged_units',
  'staged_people',
  'staged_aliases',
  'staged_children',
  'staged_paths',
  'staged_changes',
] as const;
