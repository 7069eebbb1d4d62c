import { assertNever } from '#shared/errors/assert-never.ts';
import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import { personId, unitId, type AccountId, type UnitId } from '#shared/model/ids.ts';
import type { DirectoryPerson, StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import type { Database } from '#sqlite/database.ts';
import { restrictedFields, type Visibility } from '../../visibility.ts';
import { fromToken, newestKnown, placeFor, toToken, type DirectoryPlace } from './directory-place.ts';
import { DirectoryRuns } from './directory-runs.ts';
import { sayingSomethingIn } from './filled-fields.ts';

interface ChangeRow {
  readonly kind: 'unit' | 'person';
  readonly id: string;
  readonly content: string;
  readonly account: string | null;
  readonly agency: string | null;
  readonly change: number;
  readonly removed: number;
}

/** Gives the directory out in pages, in the order of the last changes; to a new PC its own agency before all others. */
export class DirectoryPages {
  readonly #database: Database;
  readonly #runs: DirectoryRuns;
  readonly #visibility: () => Visibility;

  constructor(database: Database, visibility: () => Visibility) {
    this.#database = database;
    this.#runs = new DirectoryRuns(database);
    this.#visibility = visibility;
  }

  /** See `ControlStore.directoryPage`. */
  page(since: string | null, limit: number, agency: UnitId | null): DirectoryPage {
    const known = since === null ? null : this.#known(since);
    const goesOn = known === null ? null : placeFor(known, agency);
    const place = goesOn ?? this.#beginning(agency);
    const rows = this.#rows(place, limit + 1);
    const next = rows.length > limit ? movedTo(place, rows[limit - 1]?.change) : afterPart(place, rows);
    return {
      ...contentOf(rows.slice(0, limit)),
      token: toToken({ run: this.#runs.of(newestKnown(next)), place: next }),
      begins: goesOn === null,
      more: place.part !== 'changes' || rows.length > limit,
      remaining: this.#remaining(next),
    };
  }

  /** The place of a token; null for one of a history that is not this directory's, or not any more. */
  #known(token: string): DirectoryPlace | null {
    const named = fromToken(token);
    if (named === null) return null;
    const newest = newestKnown(named.place);
    return newest <= this.#lastChange() && this.#runs.of(newest) === named.run ? named.place : null;
  }

  /** Whoever belongs to no agency begins with the first change. */
  #beginning(agency: UnitId | null): DirectoryPlace {
    if (agency === null) return { part: 'changes', after: 0, agency };
    return { part: 'units', after: 0, until: this.#lastChange(), agency };
  }

  #rows(place: DirectoryPlace, limit: number): readonly ChangeRow[] {
    const { after, agency } = place;
    const parameters = { after, agency, limit, until: newestKnown(place) };
    switch (place.part) {
      case 'changes':
        return this.#all(
          `SELECT * FROM (
             SELECT * FROM (${unitsAfter}) UNION ALL SELECT * FROM (${peopleAfter} ORDER BY change LIMIT @limit)
           ) ORDER BY change LIMIT @limit`,
          parameters,
        );
      case 'units':
        return this.#all(unitsAfter, parameters);
      case 'own':
        return this.#all(`${peopleAfter} AND agency = @agency ${upTo}`, parameters);
      case 'others':
        return this.#all(`${peopleAfter} AND agency IS NOT @agency ${upTo}`, parameters);
      case 'anew':
        return this.#rowsAnew(place.agencies[0] ?? null, parameters);
      default:
        return assertNever(place);
    }
  }

  /** Those of an agency of whom its own people see more than others. */
  #rowsAnew(agency: UnitId | null, parameters: Readonly<Record<string, unknown>>): readonly ChangeRow[] {
    const visibility = this.#visibility();
    const having = sayingSomethingIn(restrictedFields.filter((field) => visibility[field] === 'own-agency'));
    if (agency === null || having === null) return [];
    return this.#all(`${peopleAfter} AND agency = @agency AND removed = 0 AND (${having}) ${upTo}`, {
      ...parameters,
      agency,
    });
  }

  #all(sql: string, parameters: Readonly<Record<string, unknown>>): readonly ChangeRow[] {
    return this.#database.prepare(sql).all(parameters) as ChangeRow[];
  }

  #remaining(place: DirectoryPlace): number {
    const last = this.#lastChange();
    switch (place.part) {
      case 'changes':
      case 'others':
        return last - Math.min(last, place.after);
      case 'units':
      case 'own':
        return last;
      case 'anew':
        return last - place.until + this.#countAnew(place);
      default:
        return assertNever(place);
    }
  }

  #countAnew({ agencies, after, until }: Extract<DirectoryPlace, { readonly part: 'anew' }>): number {
    const count = this.#database
      .prepare('SELECT count(*) FROM people WHERE agency = ? AND change > ? AND change <= ?')
      .pluck();
    return agencies
      .map((agency, index) => count.get(agency, index === 0 ? after : 0, until) as number)
      .reduce((sum, people) => sum + people, 0);
  }

  #lastChange(): number {
    return this.#database.prepare('SELECT last FROM directory_changes').pluck().get() as number;
  }
}

const unitsAfter = `SELECT 'unit' AS kind, unit AS id, content, NULL AS account, NULL AS agency, change, removed FROM units
   WHERE change > @after ORDER BY change LIMIT @limit`;
const peopleAfter = `SELECT 'person' AS kind, person AS id, content, account, agency, change, removed FROM people
   WHERE change > @after`;
const upTo = 'AND change <= @until ORDER BY change LIMIT @limit';

/** Where a part goes on. */
function movedTo(place: DirectoryPlace, change: number | undefined): DirectoryPlace {
  return { ...place, after: change ?? place.after };
}

/** Where it goes on when a part is at its end. */
function afterPart(place: DirectoryPlace, rows: readonly ChangeRow[]): DirectoryPlace {
  switch (place.part) {
    case 'changes':
      return movedTo(place, rows.at(-1)?.change);
    case 'units':
      return { ...place, part: 'own', after: 0 };
    case 'own':
      return { ...place, part: 'others', after: 0 };
    case 'others':
      return { part: 'changes', after: place.until, agency: place.agency };
    case 'anew': {
      const [, ...agencies] = place.agencies;
      return agencies.length > 0
        ? { ...place, after: 0, agencies }
        : { part: 'changes', after: place.until, agency: place.agency };
    }
    default:
      return assertNever(place);
  }
}

function contentOf(
  rows: readonly ChangeRow[],
): Pick<DirectoryPage, 'units' | 'people' | 'removedUnits' | 'removed'> {
  const [removed, kept] = [rows.filter((row) => row.removed === 1), rows.filter((row) => row.removed === 0)];
  return {
    units: kept.filter(({ kind }) => kind === 'unit').map(({ content }) => JSON.parse(content) as OrgUnit),
    people: kept.filter(({ kind }) => kind === 'person').map(toPerson),
    removedUnits: removed.filter(({ kind }) => kind === 'unit').map(({ id }) => unitId(id)),
    removed: removed.filter(({ kind }) => kind === 'person').map(({ id }) => personId(id)),
  };
}

/** A row of a person, with their account if they have one, and their agency. */
export function toPerson(row: {
  readonly content: string;
  readonly account: string | null;
  readonly agency: string | null;
}): DirectoryPerson {
  const { account, agency } = row;
  return {
    ...(JSON.parse(row.content) as StaffRecord),
    ...(agency === null ? {} : { agency: agency as UnitId }),
    account: account as AccountId | null,
  };
}
