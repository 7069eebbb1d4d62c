import { AppError } from '#shared/errors/app-error.ts';
import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import { personId, uuidPattern, type AccountId, type PersonId } from '#shared/model/ids.ts';
import type { DirectoryPerson, Person } from '#shared/model/person.ts';
import type { Database } from '#sqlite/database.ts';

interface PersonRow {
  readonly content: string;
  readonly account: string | null;
}

/** A stand-in, and the person whose account it stood for. */
export interface ResolvedStandIn {
  readonly standIn: PersonId;
  readonly person: PersonId;
}

/** People of the directory as last synchronised, those who have left it, and stand-ins for accounts not known yet. */
export class PeopleRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @throws AppError `not-found`. */
  get(id: PersonId): DirectoryPerson {
    const row = this.#database.prepare('SELECT content, account FROM people WHERE person = ?').get(id) as
      PersonRow | undefined;
    if (row === undefined) throw new AppError('not-found');
    return toPerson(row);
  }

  /** The person of an account, or its stand-in; null without either. */
  byAccount(account: AccountId): DirectoryPerson | null {
    const row = this.#database
      .prepare('SELECT content, account FROM people WHERE account = ? ORDER BY person LIMIT 1')
      .get(account) as PersonRow | undefined;
    return row === undefined ? null : toPerson(row);
  }

  /** The person of an account; a nameless stand-in is made where the directory knows none. */
  byAccountOrStandIn(account: AccountId): DirectoryPerson {
    const known = this.byAccount(account);
    if (known !== null) return known;
    const standIn: DirectoryPerson = {
      id: standInId(account),
      name: '?',
      rank: '',
      position: null,
      departments: [],
      duty: '',
      extension: '',
      account,
    };
    this.#write(standIn, false);
    return standIn;
  }

  /**
   * Applies a page of changes together with its token. Answers which stand-ins now have a person.
   * @throws AppError `invalid-request`, with nothing changed, for a page that would touch a stand-in: they are this PC's.
   */
  applyPage(page: DirectoryPage): readonly ResolvedStandIn[] {
    if ([...page.people.map(({ id }) => id), ...page.removed].some(isStandIn))
      throw new AppError('invalid-request');
    const resolved = page.people.flatMap((person) => this.#resolve(person));
    for (const person of page.people) this.put(person);
    // Whoever has left is found no more, but stays the author of what they wrote and the name of a conversation.
    const remove = this.#database.prepare('UPDATE people SET account = NULL, listed = 0 WHERE person = ?');
    for (const id of page.removed) remove.run(id);
    this.#database
      .prepare('INSERT OR REPLACE INTO directory_state (singleton, token) VALUES (1, ?)')
      .run(page.token);
    return resolved;
  }

  /** Where the next synchronisation goes on; null before the first. */
  token(): string | null {
    const token = this.#database.prepare('SELECT token FROM directory_state').pluck().get();
    return typeof token === 'string' ? token : null;
  }

  put(person: DirectoryPerson): void {
    this.#write(person, true);
  }

  /**
   * People of the directory in whose name, rank, position, departments, duty or extension every word occurs; those of
   * `department` come first. Words are in lower case and NFC.
   */
  search(words: readonly string[], department: readonly string[], limit: number): readonly DirectoryPerson[] {
    const conditions = ['listed = 1', ...words.map(() => 'instr(search, ?) > 0')];
    const rows = this.#database
      .prepare(
        `SELECT content, account FROM people WHERE ${conditions.join(' AND ')}
         ORDER BY department <> ?, department, person LIMIT ?`,
      )
      .all(...words, department.join('/'), limit) as PersonRow[];
    return rows.map(toPerson);
  }

  #write(person: DirectoryPerson, listed: boolean): void {
    const { account, ...content } = person;
    // An account is one person's: whoever had it before has it no more.
    this.#database
      .prepare('UPDATE people SET account = NULL WHERE account = ? AND person <> ?')
      .run(account, person.id);
    this.#database
      .prepare(
        `INSERT OR REPLACE INTO people (person, content, account, department, search, listed)
         VALUES (@person, @content, @account, @department, @search, @listed)`,
      )
      .run({
        person: person.id,
        content: JSON.stringify(content),
        account,
        department: person.departments.join('/'),
        search: searchText(person),
        listed: listed ? 1 : 0,
      });
  }

  #resolve(person: DirectoryPerson): readonly ResolvedStandIn[] {
    if (person.account === null) return [];
    const standIn = standInId(person.account);
    const removed = this.#database
      .prepare('DELETE FROM people WHERE person = ? AND listed = 0 AND account = ?')
      .run(standIn, person.account);
    return removed.changes === 0 ? [] : [{ standIn, person: person.id }];
  }
}

/** Ids of stand-ins have a form that no page of the directory may use. */
const standInPrefix = 'account-';

function standInId(account: AccountId): PersonId {
  return personId(`${standInPrefix}${account}`);
}

function isStandIn(id: PersonId): boolean {
  return id.startsWith(standInPrefix) && uuidPattern.test(id.slice(standInPrefix.length));
}

function searchText(person: Person): string {
  return [
    person.name,
    person.rank,
    person.position ?? '',
    ...person.departments,
    person.duty,
    person.extension,
  ]
    .join('\n')
    .normalize('NFC')
    .toLowerCase();
}

function toPerson(row: PersonRow): DirectoryPerson {
  return { ...(JSON.parse(row.content) as Person), account: row.account as AccountId | null };
}
