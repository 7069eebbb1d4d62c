import { assertNever } from '#shared/errors/assert-never.ts';
import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import { personId, unitId, type AccountId } from '#shared/model/ids.ts';
import type { DirectoryPerson, StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import type { Database } from '#sqlite/database.ts';
import { fromToken, toToken, type DirectoryPlace } from './directory-place.ts';

interface ChangeRow {
  readonly kind: 'unit' | 'person';
  readonly id: string;
  readonly content: string;
  readonly account: string | null;
  readonly change: number;
  readonly removed: number;
}

/** Gives the directory out in pages, in the order of the last changes; to a new PC its own agency before all others. */
export class DirectoryPages {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** See `ControlStore.directoryPage`. */
  page(since: string | null, limit: number, agency: string | null): DirectoryPage {
    const place = since === null ? this.#beginning(agency) : fromToken(since);
    const rows = this.#rows(place, limit + 1);
    const next = rows.length > limit ? movedTo(place, rows[limit - 1]?.change) : afterPart(place, rows);
    return {
      ...contentOf(rows.slice(0, limit)),
      token: toToken(next),
      more: place.part !== 'changes' || rows.length > limit,
      remaining: this.#remaining(next),
    };
  }

  /** Whoever belongs to no agency begins with the first change. */
  #beginning(agency: string | null): DirectoryPlace {
    if (agency === null) return { part: 'changes', after: 0 };
    return { part: 'units', after: 0, until: this.#lastChange(), agency };
  }

  #rows(place: DirectoryPlace, limit: number): readonly ChangeRow[] {
    const parameters = { until: 0, agency: '', ...place, limit };
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
      default:
        return assertNever(place);
    }
  }

  #all(sql: string, parameters: Readonly<Record<string, unknown>>): readonly ChangeRow[] {
    return this.#database.prepare(sql).all(parameters) as ChangeRow[];
  }

  #remaining(place: DirectoryPlace): number {
    const last = this.#lastChange();
    return place.part === 'changes' || place.part === 'others' ? last - Math.min(last, place.after) : last;
  }

  #lastChange(): number {
    return this.#database.prepare('SELECT last FROM directory_changes').pluck().get() as number;
  }
}

const unitsAfter = `SELECT 'unit' AS kind, unit AS id, content, NULL AS account, change, removed FROM units
   WHERE change > @after ORDER BY change LIMIT @limit`;
const peopleAfter = `SELECT 'person' AS kind, person AS id, content, account, change, removed FROM people
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
      return { part: 'changes', after: place.until };
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

/** A row of a person, with their account if they have one. */
export function toPerson(row: {
  readonly content: string;
  readonly account: string | null;
}): DirectoryPerson {
  return { ...(JSON.parse(row.content) as StaffRecord), account: row.account as AccountId | null };
}
