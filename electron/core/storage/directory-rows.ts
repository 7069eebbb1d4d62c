import type { Bytes } from '#shared/model/bytes.ts';
import { unitId, type PersonId, type UnitId } from '#shared/model/ids.ts';
import { noDetails, type Person, type PersonDetails } from '#shared/model/person.ts';
import { connect } from '#sqlite/connect.ts';
import type { Database } from '#sqlite/database.ts';
import { storageError } from '#sqlite/storage-error.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import { LiveConnection } from './live-connection.ts';
import { IndexFileRepository } from './repositories/index-file-repository.ts';
import { UnitRepository } from './repositories/unit-repository.ts';

/** A unit, and the number of its record. */
export interface UnitRecord extends OrgUnit {
  readonly row: number;
}

/** A person of the directory as their row has them. */
export interface PersonRow {
  readonly row: number;
  /** Whether the directory still has them. */
  readonly isListed: boolean;
  readonly seniority: number;
  readonly person: Person;
  readonly details: PersonDetails;
}

/** A found person. */
export interface FoundRow {
  readonly row: number;
  readonly person: Person;
  readonly reachable: boolean;
  readonly seniority: number;
}

/** Records by their numbers: those behind the first, up to the last. */
export interface RowRange {
  readonly after: number;
  readonly until: number;
}

/** As an array: with names, a million of them take a second more. */
type StoredPerson = readonly [
  row: number,
  listed: number,
  seniority: number,
  content: string,
  details: string | null,
];

/** The people and units of a profile's database, by a connection of its own that cannot write. Throws as a storage does. */
export class DirectoryRows {
  readonly indexFile: Pick<IndexFileRepository, 'current' | 'version'>;
  readonly tree: Pick<UnitRepository, 'pathOrNone'>;
  readonly #database: Database;

  constructor(file: string, key: Bytes) {
    const connection = new LiveConnection(
      () => {
        const database = connect(file, key, { readonly: true });
        database.pragma(`cache_size = -${String(cacheKib)}`);
        return database;
      },
      (error) => {
        throw storageError(error) ?? error;
      },
    );
    this.#database = connection.database;
    this.indexFile = new IndexFileRepository(this.#database);
    this.tree = new UnitRepository(this.#database);
  }

  /** All units in the order of the chart among those with the same parent. */
  units(): readonly UnitRecord[] {
    const rows = this.#database
      .prepare('SELECT row, unit, parent, name, place FROM units ORDER BY place, unit')
      .all() as { row: number; unit: string; parent: string | null; name: string; place: number }[];
    return rows.map(({ row, unit, parent, name, place }) => ({
      ...{ row, name, order: place },
      id: unitId(unit),
      parent: parent === null ? null : unitId(parent),
    }));
  }

  /** A number of a record before which about half of all people stand. */
  middleRow(): number {
    return this.#database.prepare('SELECT coalesce(max(row), 0) / 2 FROM people').pluck().get() as number;
  }

  /** The people of some rows: no statement stays open between two pages, which would keep the journal long. */
  *everybody({ after, until }: RowRange = allRows): Generator<PersonRow> {
    const page = this.#database
      .prepare(
        `SELECT row, listed, seniority, content, details FROM people
         WHERE listed = 1 AND row > ? AND row <= ? ORDER BY row LIMIT ?`,
      )
      .raw();
    for (let last = after; ;) {
      const rows = page.all(last, until, pageSize) as StoredPerson[];
      for (const row of rows) yield toPerson(row);
      if (rows.length < pageSize) return;
      last = rows.at(-1)?.[0] ?? last;
    }
  }

  /** How many people have changed since; counts no further than `most`. */
  countChanged(since: number, most: number): number {
    return this.#database
      .prepare('SELECT count(*) FROM (SELECT 1 FROM people WHERE change > ? LIMIT ?)')
      .pluck()
      .get(since, most) as number;
  }

  /** Who has changed since, those who have left included. */
  changed(since: number): readonly PersonRow[] {
    const rows = this.#database
      .prepare('SELECT row, listed, seniority, content, details FROM people WHERE change > ?')
      .raw()
      .all(since) as StoredPerson[];
    return rows.map(toPerson);
  }

  /** Null for somebody who is not there. */
  rowOf(person: PersonId): number | null {
    return this.#number('SELECT row FROM people WHERE person = ?', person);
  }

  /** Null for a unit that is not there. */
  rowOfUnit(unit: UnitId): number | null {
    return this.#number('SELECT row FROM units WHERE unit = ?', unit);
  }

  /** Null for one that is not there any more. */
  unitOfRow(row: number): Pick<OrgUnit, 'id' | 'parent' | 'name'> | null {
    const found = this.#database.prepare('SELECT unit, parent, name FROM units WHERE row = ?').get(row) as
      { unit: string; parent: string | null; name: string } | undefined;
    if (found === undefined) return null;
    const { unit, parent, name } = found;
    return { id: unitId(unit), parent: parent === null ? null : unitId(parent), name };
  }

  /**
   * People as lists show them, by the numbers of their records, without those who have left meanwhile. All at once: half of the
   * time of fifty questions is what each of them costs besides its row.
   */
  found(rows: readonly number[]): ReadonlyMap<number, FoundRow> {
    const found = this.#database
      .prepare(
        `SELECT row, content, seniority, account IS NOT NULL FROM json_each(?) CROSS JOIN people ON row = value
         WHERE listed = 1`,
      )
      .raw()
      .all(JSON.stringify(rows)) as [row: number, content: string, seniority: number, reachable: number][];
    return new Map(
      found.map(([row, content, seniority, reachable]) => [
        row,
        { row, person: JSON.parse(content) as Person, reachable: reachable === 1, seniority },
      ]),
    );
  }

  /** Somebody by the number of their record, also whoever has left, as they were last known. Null for nobody. */
  lastKnown(row: number): (Omit<FoundRow, 'reachable'> & { readonly isListed: boolean }) | null {
    const found = this.#database
      .prepare('SELECT content, seniority, listed FROM people WHERE row = ?')
      .get(row) as { content: string; seniority: number; listed: number } | undefined;
    if (found === undefined) return null;
    const { content, seniority, listed } = found;
    return { row, person: JSON.parse(content) as Person, seniority, isListed: listed === 1 };
  }

  close(): void {
    this.#database.close();
  }

  #number(sql: string, value: string): number | null {
    const number = this.#database.prepare(sql).pluck().get(value);
    return typeof number === 'number' ? number : null;
  }
}

/**
 * The upper pages of a million records and of their indexes (about 2 MB) would be driven out of the usual 2 MB by the fifty
 * rows of each answer, and be read and deciphered again with the next key.
 */
const cacheKib = 16_000;

/** No number of a record is above it. */
export const lastRow = Number.MAX_SAFE_INTEGER;
const allRows: RowRange = { after: 0, until: lastRow };

/** Read in a few milliseconds. */
const pageSize = 1_000;

function toPerson([row, listed, seniority, content, details]: StoredPerson): PersonRow {
  return {
    row,
    isListed: listed === 1,
    seniority,
    person: JSON.parse(content) as Person,
    details: details === null ? noDetails : (JSON.parse(details) as PersonDetails),
  };
}
