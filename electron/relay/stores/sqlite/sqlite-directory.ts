import { AppError } from '#shared/errors/app-error.ts';
import { unitId, type AccountId, type PersonId, type UnitId } from '#shared/model/ids.ts';
import type { DirectoryPerson, Employment, StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import type { Database } from '#sqlite/database.ts';
import type { AgencyDirectory } from '../../relay-agency.ts';
import { agencyOfUnit, movePeople, placeUnits } from './agencies-of-units.ts';
import { toPerson } from './directory-pages.ts';
import { overwriting } from './overwriting.ts';

interface PersonRow {
  readonly content: string;
  readonly account: string | null;
  readonly agency: string | null;
}

/** Units and people, in the order of their last change: the number of a change is the token of synchronisation. */
export class SqliteDirectory {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The edition that was taken in last; null before the first. */
  edition(): string | null {
    const edition = this.#database.prepare('SELECT edition FROM directory_edition').pluck().get();
    return typeof edition === 'string' ? edition : null;
  }

  /** The name of the root that has been there longest; null without one. */
  name(): string | null {
    const name = this.#database
      .prepare(
        `SELECT content ->> '$.name' FROM units WHERE removed = 0 AND content ->> '$.parent' IS NULL ORDER BY change LIMIT 1`,
      )
      .pluck()
      .get();
    return typeof name === 'string' ? name : null;
  }

  /** Takes a whole directory in: of what is not in it any more only that is kept, what is unchanged costs nothing later. */
  replace({ units, people }: AgencyDirectory, edition: string): void {
    const replace = this.#database.transaction(() => {
      const haveUnitsChanged = this.#replaceAll('units', 'unit', units);
      if (haveUnitsChanged) placeUnits(this.#database);
      this.#replaceAll('people', 'person', people);
      if (haveUnitsChanged) movePeople(this.#database);
      this.#database
        .prepare('INSERT OR REPLACE INTO directory_edition (singleton, edition) VALUES (1, ?)')
        .run(edition);
    });
    overwriting(this.#database, () => {
      replace.immediate();
    });
  }

  /** @throws AppError `not-found`. */
  person(id: PersonId): DirectoryPerson {
    const row = this.#database
      .prepare('SELECT content, account, agency FROM people WHERE person = ? AND removed = 0')
      .get(id) as PersonRow | undefined;
    if (row === undefined) throw new AppError('not-found');
    return toPerson(row);
  }

  /** Null where the account's person belongs to none that is known, or is no longer there. */
  agency(account: AccountId): UnitId | null {
    const agency = this.#database
      .prepare('SELECT agency FROM people WHERE account = ? AND removed = 0')
      .pluck()
      .get(account);
    return typeof agency === 'string' ? unitId(agency) : null;
  }

  /** Whether the account's person is there, and has not retired. */
  isServing(account: AccountId): boolean {
    const kind = this.#database
      .prepare(
        `SELECT coalesce(content ->> '$.employment.kind', '') FROM people WHERE account = ? AND removed = 0`,
      )
      .pluck()
      .get(account);
    return typeof kind === 'string' && kind !== ('retired' satisfies Employment['kind']);
  }

  /** Notes that a person has an account now. Belongs into the caller's transaction. */
  setAccount(person: PersonId, account: AccountId): void {
    this.#database
      .prepare('UPDATE people SET account = ?, change = ? WHERE person = ?')
      .run(account, this.#nextChange(), person);
  }

  /**
   * Answers whether anything is different now. Statements are prepared once, and what is there is read at once: tens of
   * thousands come at the first start.
   */
  #replaceAll(
    table: 'units' | 'people',
    key: 'unit' | 'person',
    values: readonly (OrgUnit | StaffRecord)[],
  ): boolean {
    const known = new Map(
      this.#database.prepare(`SELECT ${key}, content FROM ${table} WHERE removed = 0`).raw().all() as [
        string,
        string,
      ][],
    );
    const nextChange = this.#database
      .prepare('UPDATE directory_changes SET last = last + 1 RETURNING last')
      .pluck();
    const put = this.#database.prepare(
      table === 'units'
        ? `INSERT INTO units (unit, content, change) VALUES (@id, @content, @change)
           ON CONFLICT (unit) DO UPDATE SET content = excluded.content, change = excluded.change, removed = 0`
        : `INSERT INTO people (person, content, change, agency)
           VALUES (@id, @content, @change, ${agencyOfUnit('@unit')})
           ON CONFLICT (person) DO UPDATE SET
             content = excluded.content, change = excluded.change, removed = 0, agency = excluded.agency`,
    );
    let changes = 0;
    for (const value of values) {
      const content = JSON.stringify(value);
      if (known.get(value.id) !== content) {
        const unit = 'unit' in value ? { unit: value.unit } : {};
        put.run({ id: value.id, content, change: nextChange.get(), ...unit });
        changes++;
      }
      known.delete(value.id);
    }
    const remove = this.#database.prepare(
      `UPDATE ${table} SET removed = 1, content = '{}', agency = NULL, change = ? WHERE ${key} = ?`,
    );
    for (const id of known.keys()) remove.run(nextChange.get(), id);
    return changes + known.size > 0;
  }

  #nextChange(): number {
    return this.#database
      .prepare('UPDATE directory_changes SET last = last + 1 RETURNING last')
      .pluck()
      .get() as number;
  }
}
