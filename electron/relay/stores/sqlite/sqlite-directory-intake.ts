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
import { agencyOfUnit, movePeople, placeUnits } from './agencies-of-units.ts';
import { overwriting } from './overwriting.ts';

/** Stages in tables of the relay's encrypted database and compares there: a nation's directory does not fit twice in memory. */
export class SqliteDirectoryIntake implements DirectoryIntake {
  readonly #database: Database;
  /** What has become of former units, as the comparison has found. */
  #follow: Follow = () => null;

  constructor(database: Database) {
    this.#database = database;
  }

  *clear(): Iterable<void> {
    this.#follow = () => null;
    for (const [table, key] of stagingTables) {
      const erase = this.#database.prepare(
        `DELETE FROM ${table} WHERE ${key} IN (SELECT ${key} FROM ${table} LIMIT ${String(erasedAtOnce)})`,
      );
      while (overwriting(this.#database, () => this.#atomically(() => erase.run().changes)) > 0) yield;
      // A page that stays may have traces of rows that have moved to others; this wipes it.
      overwriting(this.#database, () => this.#database.exec(`DELETE FROM ${table}`));
    }
  }

  stage(items: readonly SourceItem[], onBad: OnBadRecord): void {
    this.#atomically(() => {
      stageItems(this.#database, items, onBad);
    });
  }

  *compare(coverage: Coverage, onBad: OnBadRecord): Iterable<void> {
    const units = this.#atomically(() => settleUnits(this.#database, coverage.units, onBad));
    this.#follow = units.follow;
    yield;
    for (const step of settlePeople(this.#database, coverage.people, units, onBad)) {
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
    const changedUnits = this.#takeIn('unit', last);
    const haveMoved = changedUnits > 0 && placeUnits(this.#database);
    this.#takeIn('person', last);
    this.#database
      .prepare('UPDATE directory_changes SET last = last + (SELECT count(*) FROM staged_changes)')
      .run();
    if (haveMoved) movePeople(this.#database);
    this.#database.exec('INSERT OR REPLACE INTO unit_successors SELECT former, unit FROM staged_successors');
    this.#database
      .prepare('INSERT OR REPLACE INTO directory_edition (singleton, edition) VALUES (1, ?)')
      .run(importedEdition);
  }

  /** Answers how many records are other ones now. */
  #takeIn(kind: 'unit' | 'person', last: number): number {
    const table = kind === 'unit' ? 'units' : 'people';
    // The agencies of units are found when all of them are there.
    const agency = kind === 'unit' ? 'NULL' : agencyOfUnit(`staged_changes.content ->> '$.unit'`);
    const keptAgency = kind === 'unit' ? 'agency' : 'excluded.agency';
    const put = this.#database
      .prepare(
        `INSERT INTO ${table} (${kind}, content, change, agency)
         SELECT id, content, ? + sequence, ${agency} FROM staged_changes WHERE kind = ? AND what <> 'removed'
         ON CONFLICT (${kind}) DO UPDATE SET
           content = excluded.content, change = excluded.change, removed = 0, agency = ${keptAgency}`,
      )
      .run(last, kind);
    const removed = this.#database
      .prepare(
        `UPDATE ${table} SET removed = 1, content = '{}', agency = NULL, change = ? + sequence FROM staged_changes
         WHERE kind = ? AND what = 'removed' AND id = ${kind}`,
      )
      .run(last, kind);
    return put.changes + removed.changes;
  }

  #atomically<Result>(work: () => Result): Result {
    return this.#database.transaction(work).immediate();
  }
}

/** Rows that are erased in one transaction: some ten milliseconds, which those who are served do not notice. */
const erasedAtOnce = 2_000;

/** With what their rows are told apart. */
const stagingTables = [
  ['staged_successors', 'former'],
  ['staged_units', 'sequence'],
  ['staged_people', 'sequence'],
  ['staged_aliases', 'former'],
  ['staged_children', 'parent'],
  ['staged_paths', 'unit'],
  ['staged_changes', 'sequence'],
] as const;
