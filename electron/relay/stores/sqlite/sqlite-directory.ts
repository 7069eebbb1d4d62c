import { AppError } from '#shared/errors/app-error.ts';
import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import { personId, unitId, type AccountId, type PersonId } from '#shared/model/ids.ts';
import type { DirectoryPerson, StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import type { Database } from '#sqlite/database.ts';
import type { AgencyDirectory } from '../../relay-agency.ts';

interface PersonRow {
  readonly content: string;
  readonly account: string | null;
}

interface ChangeRow extends PersonRow {
  readonly kind: 'unit' | 'person';
  readonly id: string;
  readonly change: number;
  readonly removed: number;
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

  /** Takes a whole directory in: what is not in it any more is removed, what is unchanged costs nothing later. */
  replace({ units, people }: AgencyDirectory, edition: string): void {
    const replace = this.#database.transaction(() => {
      this.#replaceAll('units', 'unit', units);
      this.#replaceAll('people', 'person', people);
      this.#database
        .prepare('INSERT OR REPLACE INTO directory_edition (singleton, edition) VALUES (1, ?)')
        .run(edition);
    });
    replace.immediate();
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

  page(since: string | null, limit: number): DirectoryPage {
    const after = since === null ? 0 : Number(since);
    if (!Number.isSafeInteger(after) || after < 0) throw new AppError('invalid-request');
    const rows = this.#changes(after, limit + 1);
    const page = rows.slice(0, limit);
    const [removed, kept] = [
      page.filter((row) => row.removed === 1),
      page.filter((row) => row.removed === 0),
    ];
    const token = page.at(-1)?.change ?? after;
    return {
      units: kept.filter(({ kind }) => kind === 'unit').map(({ content }) => JSON.parse(content) as OrgUnit),
      people: kept.filter(({ kind }) => kind === 'person').map(toPerson),
      removedUnits: removed.filter(({ kind }) => kind === 'unit').map(({ id }) => unitId(id)),
      removed: removed.filter(({ kind }) => kind === 'person').map(({ id }) => personId(id)),
      token: String(token),
      more: rows.length > limit,
      remaining: Math.max(0, this.#lastChange() - token),
    };
  }

  /** Notes that a person has an account now. Belongs into the caller's transaction. */
  setAccount(person: PersonId, account: AccountId): void {
    this.#database
      .prepare('UPDATE people SET account = ?, change = ? WHERE person = ?')
      .run(account, this.#nextChange(), person);
  }

  #lastChange(): number {
    return this.#database.prepare('SELECT last FROM directory_changes').pluck().get() as number;
  }

  #changes(after: number, limit: number): readonly ChangeRow[] {
    return this.#database
      .prepare(
        `SELECT * FROM (
           SELECT * FROM (SELECT 'unit' AS kind, unit AS id, content, NULL AS account, change, removed FROM units
                          WHERE change > @after ORDER BY change LIMIT @limit)
           UNION ALL
           SELECT * FROM (SELECT 'person' AS kind, person AS id, content, account, change, removed FROM people
                          WHERE change > @after ORDER BY change LIMIT @limit)
         ) ORDER BY change LIMIT @limit`,
      )
      .all({ after, limit }) as ChangeRow[];
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
    const remove = this.#database.prepare(`UPDATE ${table} SET removed = 1, change = ? WHERE ${key} = ?`);
    for (const id of known.keys()) remove.run(nextChange.get(), id);
  }

  #nextChange(): number {
    return this.#database
      .prepare('UPDATE directory_changes SET last = last + 1 RETURNING last')
      .pluck()
      .get() as number;
  }
}

function toPerson(row: PersonRow): DirectoryPerson {
  return { ...(JSON.parse(row.content) as StaffRecord), account: row.account as AccountId | null };
}
