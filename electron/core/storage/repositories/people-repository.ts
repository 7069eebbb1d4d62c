import { AppError } from '#shared/errors/app-error.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import { personId, uuidPattern, type AccountId, type PersonId, type UnitId } from '#shared/model/ids.ts';
import { noDetails, type DirectoryPerson, type Person, type PersonDetails } from '#shared/model/person.ts';
import type { Database } from '#sqlite/database.ts';
import { personKeys } from '../person-keys.ts';

interface PersonRow {
  readonly content: string;
  readonly account: string | null;
  readonly details: string | null;
}

/** Among whom is looked. */
export type PeopleScope =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'agency'; readonly agency: string }
  | { readonly kind: 'unit'; readonly unit: UnitId | null };

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
    const row = this.#database
      .prepare('SELECT content, account, details FROM people WHERE person = ?')
      .get(id) as PersonRow | undefined;
    if (row === undefined) throw new AppError('not-found');
    return toPerson(row);
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
   * People of the directory in whom every word occurs in one of its forms (lower case, NFC; forms of one word exclude each
   * other). Whoever is at work comes first, then one's own unit and agency, then those whose name it is, then by seniority.
   */
  search(
    words: readonly (readonly string[])[],
    scope: PeopleScope,
    self: Pick<Person, 'unit' | 'departments'>,
    limit: number,
  ): readonly DirectoryPerson[] {
    const found = words.map((forms) => `(${forms.map(() => 'instr(search, ?) > 0').join(' OR ')})`);
    const within = scopeCondition(scope);
    const rows = this.#database
      .prepare(
        `SELECT content, account, details FROM people
         WHERE ${['listed = 1', ...within.conditions, ...found].join(' AND ')}
         ORDER BY present DESC, unit IS ? DESC, agency = ? DESC, instr(lower(name), ?) > 0 DESC, seniority, name, person
         LIMIT ?`,
      )
      .all(
        ...within.values,
        ...words.flat(),
        self.unit,
        self.departments[0] ?? '',
        words[0]?.[0] ?? '',
        limit,
      ) as PersonRow[];
    return rows.map(toPerson);
  }

  /** The people of a unit itself, whoever is at work first, then by seniority and name, after the one that one has. */
  staff(unit: UnitId, after: PersonId | null, limit: number): readonly DirectoryPerson[] {
    const rows = this.#database
      .prepare(
        `SELECT content, account, details FROM people
         WHERE listed = 1 AND unit = @unit AND (@after IS NULL OR (-present, seniority, name, person) >
           (SELECT -present, seniority, name, person FROM people WHERE person = @after))
         ORDER BY present DESC, seniority, name, person LIMIT @limit`,
      )
      .all({ unit, after, limit }) as PersonRow[];
    return rows.map(toPerson);
  }

  #write(person: DirectoryPerson, listed: boolean): void {
    const { search, seniority } = personKeys(person);
    const { account, details, ...named } = person;
    // Pages take no nameless people; one record without a name must not keep all others from them.
    const content = { ...named, name: named.name.trim() === '' ? '?' : named.name };
    // An account is one person's: whoever had it before has it no more.
    this.#database
      .prepare('UPDATE people SET account = NULL WHERE account = ? AND person <> ?')
      .run(account, person.id);
    this.#database
      .prepare(
        `INSERT OR REPLACE INTO people
           (person, content, details, account, unit, agency, name, search, seniority, present, listed)
         VALUES (@person, @content, @details, @account, @unit, @agency, @name, @search, @seniority, @present, @listed)`,
      )
      .run({
        person: person.id,
        content: JSON.stringify(content),
        details: JSON.stringify(details),
        account,
        unit: person.unit,
        agency: person.departments[0] ?? '',
        name: content.name,
        search,
        seniority,
        present: person.employment.kind === 'working' ? 1 : 0,
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

function scopeCondition(scope: PeopleScope): {
  readonly conditions: readonly string[];
  readonly values: readonly (string | null)[];
} {
  switch (scope.kind) {
    case 'everybody':
      return { conditions: [], values: [] };
    case 'agency':
      return { conditions: ['agency = ?'], values: [scope.agency] };
    case 'unit':
      return { conditions: ['unit IS ?'], values: [scope.unit] };
    default:
      return assertNever(scope);
  }
}

function toPerson(row: PersonRow): DirectoryPerson {
  return {
    ...(JSON.parse(row.content) as Person),
    account: row.account as AccountId | null,
    details: row.details === null ? noDetails : (JSON.parse(row.details) as PersonDetails),
  };
}
