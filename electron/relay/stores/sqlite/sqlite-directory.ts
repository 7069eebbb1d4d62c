import { AppError } from '#shared/errors/app-error.ts';
import type { AccountId, PersonId } from '#shared/model/ids.ts';
import type { DirectoryPerson, StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import type { Database } from '#sqlite/database.ts';
import type { AgencyDirectory } from '../../relay-agency.ts';
import { toPerson } from './directory-pages.ts';
import { overwriting } from './overwriting.ts';

interface PersonRow {
  readonly content: string;
  readonly account: string | null;
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
      this.#replaceAll('units', 'unit', units);
      this.#replaceAll('people', 'person', people);
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
      .prepare('SELECT content, account FROM people WHERE person = ? AND removed = 0')
      .get(id) as PersonRow | undefined;
    if (row === undefined) throw new AppError('not-found');
    return toPerson(row);
  }

  /** Null where the account's person has none, or is no longer there. */
  agency(account: AccountId): string | null {
    const agency = this.#database
      .prepare(`SELECT content ->> '$.departments[0]' FROM people WHERE account = ? AND removed = 0`)
      .pluck()
      .get(account);
    return typeof agency === 'string' ? agency : null;
  }

  /** Notes that a person has an account now. Belongs into the caller's transaction. */
  setAccount(person: PersonId, account: AccountId): void {
    this.#database
      .prepare('UPDATE people SET account = ?, change = ? WHERE person = ?')
      .run(account, this.#nextChange(), person);
  }

  /** Statements are prepared once, and what is there is read at once: tens of thousands come at the first start. */
  #replaceAll(
    table: 'units' | 'people',
    key: 'unit' | 'person',
    values: readonly (OrgUnit | StaffRecord)[],
  ): void {
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
      `INSERT INTO ${table} (${key}, content, change) VALUES (?, ?, ?)
       ON CONFLICT (${key}) DO UPDATE SET content = excluded.content, change = excluded.change, removed = 0`,
    );
    for (const value of values) {
      const content = JSON.stringify(value);
      if (known.get(value.id) !== content) put.run(value.id, content, nextChange.get());
      known.delete(value.id);
    }
    const remove = this.#database.prepare(
      `UPDATE ${table} SET removed = 1, content = '{}', change = ? WHERE ${key} = ?`,
    );
    for (const id of known.keys()) remove.run(nextChange.get(), id);
  }

  #nextChange(): number {
    return this.#database
      .prepare('UPDATE directory_changes SET last = last + 1 RETURNING last')
      .pluck()
      .get() as number;
  }
}
