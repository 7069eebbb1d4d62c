import { AppError } from '#shared/errors/app-error.ts';
import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import type { AccountId, PersonId } from '#shared/model/ids.ts';
import type { DirectoryPerson, Person } from '#shared/model/person.ts';
import type { Database } from '#sqlite/database.ts';

interface PersonRow {
  readonly content: string;
  readonly account: string | null;
  readonly change: number;
}

/** People, in the order of their last change: the number of a change is the token of synchronisation. */
export class SqliteDirectory {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  put(people: readonly Person[]): void {
    const put = this.#database.transaction(() => {
      for (const person of people) this.#putOne(person);
    });
    put.immediate();
  }

  /** @throws AppError `not-found`. */
  person(id: PersonId): DirectoryPerson {
    const row = this.#database.prepare('SELECT * FROM people WHERE person = ?').get(id) as
      PersonRow | undefined;
    if (row === undefined) throw new AppError('not-found');
    return toPerson(row);
  }

  page(since: string | null, limit: number): DirectoryPage {
    const after = since === null ? 0 : Number(since);
    if (!Number.isSafeInteger(after) || after < 0) throw new AppError('invalid-request');
    const rows = this.#database
      .prepare('SELECT * FROM people WHERE change > ? ORDER BY change LIMIT ?')
      .all(after, limit + 1) as PersonRow[];
    const page = rows.slice(0, limit);
    return {
      people: page.map(toPerson),
      removed: [],
      token: String(page.at(-1)?.change ?? after),
      more: rows.length > limit,
    };
  }

  /** Notes that a person has an account now. Belongs into the caller's transaction. */
  setAccount(person: PersonId, account: AccountId): void {
    this.#database
      .prepare('UPDATE people SET account = ?, change = ? WHERE person = ?')
      .run(account, this.#nextChange(), person);
  }

  #putOne(person: Person): void {
    const content = JSON.stringify(person);
    const known = this.#database
      .prepare('SELECT content FROM people WHERE person = ?')
      .pluck()
      .get(person.id);
    if (known === content) return;
    this.#database
      .prepare(
        `INSERT INTO people (person, content, change) VALUES (?, ?, ?)
         ON CONFLICT (person) DO UPDATE SET content = excluded.content, change = excluded.change`,
      )
      .run(person.id, content, this.#nextChange());
  }

  #nextChange(): number {
    return this.#database
      .prepare('UPDATE directory_changes SET last = last + 1 RETURNING last')
      .pluck()
      .get() as number;
  }
}

function toPerson(row: PersonRow): DirectoryPerson {
  return { ...(JSON.parse(row.content) as Person), account: row.account as AccountId | null };
}
