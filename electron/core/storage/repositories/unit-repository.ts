import { AppError } from '#shared/errors/app-error.ts';
import type { DirectoryPage } from '#shared/backend/directory-page.ts';
import { unitId, type UnitId } from '#shared/model/ids.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import type { Database } from '#sqlite/database.ts';
import { DirectoryMarks } from './directory-marks.ts';
import { lastDirectoryChange, nextDirectoryChange } from './next-directory-change.ts';

/** A unit as the tree of units shows it. */
export interface UnitRow extends OrgUnit {
  readonly hasParts: boolean;
}

interface Row {
  readonly unit: string;
  readonly parent: string | null;
  readonly name: string;
  readonly place: number;
}

interface TreeRow extends Row {
  readonly has_parts: number;
}

/** As deep as a directory may be that is made by hand; what refers to itself ends there. */
const deepest = 32;

/** The parts of the agencies, as last synchronised. */
export class UnitRepository {
  readonly #database: Database;
  readonly #marks: DirectoryMarks;

  constructor(database: Database) {
    this.#database = database;
    this.#marks = new DirectoryMarks(database);
  }

  /** Applies what a page of changes says of units. Those that have not come with a whole directory are gone at its end. */
  applyPage(page: Pick<DirectoryPage, 'units' | 'removedUnits' | 'begins' | 'more'>): void {
    const { units, removedUnits, begins, more } = page;
    if (begins) this.#marks.set('units-since', lastDirectoryChange(this.#database, 'units'));
    if (units.length + removedUnits.length > 0) this.#applyChanges(units, removedUnits);
    if (!more) this.#endComparison();
  }

  #applyChanges(units: readonly OrgUnit[], removedUnits: readonly UnitId[]): void {
    const change = nextDirectoryChange(this.#database, 'units');
    const put = this.#database.prepare(
      // Not REPLACE: the number of a record stays, because the index refers to it.
      `INSERT INTO units (unit, parent, name, place, change) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (unit) DO UPDATE SET
         parent = excluded.parent, name = excluded.name, place = excluded.place, change = excluded.change`,
    );
    for (const { id, parent, name, order } of units) put.run(id, parent, name, order, change);
    const remove = this.#database.prepare('DELETE FROM units WHERE unit = ?');
    for (const id of removedUnits) remove.run(id);
  }

  #endComparison(): void {
    const since = this.#marks.get('units-since');
    if (since === null) return;
    this.#marks.clear('units-since');
    const removed = this.#database.prepare('DELETE FROM units WHERE change <= ?').run(since);
    if (removed.changes > 0) nextDirectoryChange(this.#database, 'units');
  }

  /** The parts of a unit, or (null) the agencies, in their order. */
  parts(parent: UnitId | null): readonly UnitRow[] {
    const rows = this.#database
      .prepare(
        `SELECT u.*, EXISTS (SELECT 1 FROM units part WHERE part.parent = u.unit) AS has_parts
         FROM units u WHERE u.parent IS @parent ORDER BY u.place, u.unit`,
      )
      .all({ parent }) as TreeRow[];
    return rows.map((row) => ({ ...toUnit(row), hasParts: row.has_parts === 1 }));
  }

  /** A unit and those above it, from the agency down. @throws AppError `not-found`. */
  path(id: UnitId): readonly OrgUnit[] {
    const path = this.pathOrNone(id);
    if (path.length === 0) throw new AppError('not-found');
    return path;
  }

  /** The same, empty for a unit that is not there. */
  pathOrNone(id: UnitId): readonly OrgUnit[] {
    const path: OrgUnit[] = [];
    for (let next: UnitId | null = id; next !== null && path.length < deepest;) {
      const unit: OrgUnit | null = this.#find(next);
      if (unit === null) break;
      path.unshift(unit);
      next = unit.parent;
    }
    return path;
  }

  #find(id: UnitId): OrgUnit | null {
    const row = this.#database.prepare('SELECT * FROM units WHERE unit = ?').get(id) as Row | undefined;
    return row === undefined ? null : toUnit(row);
  }
}

function toUnit({ unit, parent, name, place }: Row): OrgUnit {
  return { id: unitId(unit), parent: parent === null ? null : unitId(parent), name, order: place };
}
