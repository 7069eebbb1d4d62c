import { AppError } from '#shared/errors/app-error.ts';
import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import { personId, uuidPattern, type AccountId, type PersonId } from '#shared/model/ids.ts';
import { noDetails, type DirectoryPerson, type Person, type PersonDetails } from '#shared/model/person.ts';
import type { Database } from '#sqlite/database.ts';
import { seniorityOf } from '../seniority.ts';
import { DirectoryMarks } from './directory-marks.ts';
import { isGonePerson } from './gone-person.ts';
import { lastDirectoryChange, nextDirectoryChange } from './next-directory-change.ts';

interface PersonRow {
  readonly content: string;
  readonly account: string | null;
  readonly details: string | null;
}

/** A stand-in, and the person whose account it stood for. */
export interface ResolvedStandIn {
  readonly standIn: PersonId;
  readonly person: PersonId;
}

/** People of the directory as last synchronised, those who have left it, and stand-ins for accounts not known yet. */
export class PeopleRepository {
  readonly #database: Database;
  readonly #marks: DirectoryMarks;

  constructor(database: Database) {
    this.#database = database;
    this.#marks = new DirectoryMarks(database);
  }

  /** @throws AppError `not-found`. */
  get(id: PersonId): DirectoryPerson {
    const row = this.#database
      .prepare('SELECT content, account, details FROM people WHERE person = ?')
      .get(id) as PersonRow | undefined;
    if (row === undefined) throw new AppError('not-found');
    return toPerson(row);
  }

  /** Whether the directory had this person and has them no more. */
  isGone(id: PersonId): boolean {
    return (
      this.#database.prepare(`SELECT 1 FROM people WHERE person = ? AND ${isGonePerson}`).get(id) !==
      undefined
    );
  }

  /** Whether there is a person of an account, or its stand-in. */
  isKnown(account: AccountId): boolean {
    return (
      this.#database.prepare('SELECT 1 FROM people WHERE account = ? LIMIT 1').get(account) !== undefined
    );
  }

  /** The person of an account, or its stand-in; null without either. */
  byAccount(account: AccountId): DirectoryPerson | null {
    const row = this.#database
      .prepare('SELECT content, account, details FROM people WHERE account = ? ORDER BY person LIMIT 1')
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
      unit: null,
      departments: [],
      duty: '',
      extension: '',
      employment: { kind: 'working' },
      details: noDetails,
      account,
    };
    this.#write(standIn, { listed: false, change: 0 });
    return standIn;
  }

  /**
   * Applies a page of changes together with its token. Answers which stand-ins now have a person. Nobody is gone because a
   * whole directory is coming: whoever has not come with it is at its end, however often it was cut off.
   * @throws AppError `invalid-request`, with nothing changed, for a page that would touch a stand-in: they are this PC's.
   */
  applyPage(page: DirectoryPage): readonly ResolvedStandIn[] {
    if ([...page.people.map(({ id }) => id), ...page.removed].some(isStandIn))
      throw new AppError('invalid-request');
    const resolved = page.people.flatMap((person) => this.#resolve(person));
    const { people, removed } = page;
    if (page.begins) this.#marks.set('people-since', lastDirectoryChange(this.#database, 'people'));
    if (people.length + removed.length > 0) this.#applyChanges(people, removed);
    if (!page.more) this.#endComparison();
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
    this.#applyChanges([person], []);
  }

  #applyChanges(people: readonly DirectoryPerson[], removed: readonly PersonId[]): void {
    const change = nextDirectoryChange(this.#database, 'people');
    for (const person of people) this.#write(person, { listed: true, change });
    const remove = this.#database.prepare(`UPDATE people SET ${left} WHERE person = @person`);
    for (const person of removed) remove.run({ change, person });
  }

  #endComparison(): void {
    const since = this.#marks.get('people-since');
    if (since === null) return;
    this.#marks.clear('people-since');
    const change = lastDirectoryChange(this.#database, 'people') + 1;
    const removed = this.#database
      .prepare(`UPDATE people SET ${left} WHERE listed = 1 AND change <= @since`)
      .run({ change, since });
    if (removed.changes > 0) nextDirectoryChange(this.#database, 'people');
  }

  #write(
    person: DirectoryPerson,
    { listed, change }: { readonly listed: boolean; readonly change: number },
  ): void {
    const { account, details, ...named } = person;
    // Pages take no nameless people; one record without a name must not keep all others from them.
    const content = { ...named, name: named.name.trim() === '' ? '?' : named.name };
    // An account is one person's: whoever had it before has it no more.
    if (account !== null)
      this.#database
        .prepare('UPDATE people SET account = NULL WHERE account = ? AND person <> ?')
        .run(account, person.id);
    this.#database
      .prepare(
        // Not REPLACE: the number of a record stays, because the index refers to it.
        `INSERT INTO people (person, content, details, account, seniority, listed, change)
         VALUES (@person, @content, @details, @account, @seniority, @listed, @change)
         ON CONFLICT (person) DO UPDATE SET
           content = excluded.content, details = excluded.details, account = excluded.account,
           seniority = excluded.seniority, listed = excluded.listed, change = excluded.change`,
      )
      .run({
        person: person.id,
        content: JSON.stringify(content),
        details: JSON.stringify(details),
        account,
        seniority: seniorityOf(person),
        listed: listed ? 1 : 0,
        change,
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

/**
 * Whoever has left is found no more, but stays the author of what they wrote and the name of a conversation. What their
 * agency told of them besides is nobody's any more.
 */
const left = 'account = NULL, listed = 0, details = NULL, change = @change';

/** Ids of stand-ins have a form that no page of the directory may use. */
const standInPrefix = 'account-';

function standInId(account: AccountId): PersonId {
  return personId(`${standInPrefix}${account}`);
}

function isStandIn(id: PersonId): boolean {
  return id.startsWith(standInPrefix) && uuidPattern.test(id.slice(standInPrefix.length));
}

function toPerson(row: PersonRow): DirectoryPerson {
  return {
    ...(JSON.parse(row.content) as Person),
    account: row.account as AccountId | null,
    details: row.details === null ? noDetails : (JSON.parse(row.details) as PersonDetails),
  };
}
