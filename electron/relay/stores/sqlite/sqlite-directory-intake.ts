import type { Database } from '#sqlite/database.ts';
import type { Coverage, SourceItem } from '../../directory-source.ts';
import {
  importedEdition,
  type DirectoryDifference,
  type DirectoryIntake,
  type OnBadRecord,
  type Settlement,
} from '../directory-intake.ts';
import { readDifference } from './intake/read-difference.ts';
import { settlePeople } from './intake/settle-people.ts';
import { settleUnits } from './intake/settle-units.ts';
import { stageItems } from './intake/stage-items.ts';

/** Stages in tables of the relay's encrypted database and compares there: a nation's directory does not fit twice in memory. */
export class SqliteDirectoryIntake implements DirectoryIntake {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  clear(): void {
    const clear = this.#database.transaction(() => {
      for (const table of stagingTables) this.#database.exec(`DELETE FROM ${table}`);
    });
    clear.immediate();
  }

  stage(items: readonly SourceItem[], onBad: OnBadRecord): void {
    const stage = this.#database.transaction(() => {
      stageItems(this.#database, items, onBad);
    });
    stage.immediate();
  }

  settle(
    coverage: Coverage,
    mayApply: (difference: DirectoryDifference) => boolean,
    onBad: OnBadRecord,
  ): Settlement {
    const settle = this.#database.transaction((): Settlement => {
      const follow = settleUnits(this.#database, coverage.units, onBad);
      settlePeople(this.#database, coverage.people, follow, onBad);
      const difference = readDifference(this.#database, follow);
      const applied = mayApply(difference);
      if (applied) this.#apply();
      return { difference, applied };
    });
    return settle.immediate();
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
          `UPDATE ${table} SET removed = 1, change = ? + sequence FROM staged_changes
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
