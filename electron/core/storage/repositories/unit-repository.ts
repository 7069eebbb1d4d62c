import { AppError } from '#shared/errors/app-error.ts';
import { unitId, type UnitId } from '#shared/model/ids.ts';
import type { OrgUnit } from '#shared/model/unit.ts';
import type { Database } from '#sqlite/database.ts';
import { unitSearchText } from '../person-keys.ts';

/** A unit as the tree of units shows it. */
export interface UnitRow extends OrgUnit {
  /** Everybody in it and below. */
  readonly people: number;
  readonly hasParts: boolean;
}

interface Row {
  readonly unit: string;
  readonly parent: string | null;
  readonly name: string;
  readonly place: number;
}

interface CountedRow extends Row {
  readonly people: number;
  readonly has_parts: number;
}

/** As deep as a directory may be that is made by hand; what refers to itself ends there. */
const deepest = 32;

/** The parts of the agencies, as last synchronised. */
export class UnitRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  put(unit: OrgUnit): void {
    const { id, parent, name, order } = unit;
    this.#database
      .prepare('INSERT OR REPLACE INTO units (unit, parent, name, place, search) VALUES (?, ?, ?, ?, ?)')
      .run(id, parent, name, order, unitSearchText(unit));
  }

  remove(id: UnitId): void {
    this.#database.prepare('DELETE FROM units WHERE unit = ?').run(id);
  }

  /** The parts of a unit, or (null) the agencies, in their order. */
  parts(parent: UnitId | null): readonly UnitRow[] {
    const rows = this.#database
      .prepare(
        // UNION, not UNION ALL: a unit that is its own ancestor must come to an end.
        `WITH RECURSIVE below (root, unit) AS (
           SELECT unit, unit FROM units WHERE parent IS @parent
           UNION SELECT below.root, u.unit FROM below CROSS JOIN units u ON u.parent = below.unit
         )
         SELECT u.*, EXISTS (SELECT 1 FROM units part WHERE part.parent = u.unit) AS has_parts,
           (SELECT count(*) FROM below CROSS JOIN people p ON p.unit = below.unit AND p.listed = 1
            WHERE below.root = u.unit) AS people
         FROM units u WHERE u.parent IS @parent ORDER BY u.place, u.unit`,
      )
      .all({ parent }) as CountedRow[];
    return rows.map((row) => ({ ...toUnit(row), people: row.people, hasParts: row.has_parts === 1 }));
  }

  /** A unit and those above it, from the agency down. @throws AppError `not-found`. */
  path(id: UnitId): readonly OrgUnit[] {
    const path: OrgUnit[] = [];
    for (let next: UnitId | null = id; next !== null && path.length < deepest;) {
      const unit: OrgUnit | null = this.#find(next);
      if (unit === null) break;
      path.unshift(unit);
      next = unit.parent;
    }
    if (path.length === 0) throw new AppError('not-found');
    return path;
  }

  /** Units in whose name every word occurs in one of its forms, the shortest names first. */
  search(words: readonly (readonly string[])[], limit: number): readonly OrgUnit[] {
    if (words.length === 0) return [];
    const conditions = words.map((forms) => `(${forms.map(() => 'instr(search, ?) > 0').join(' OR ')})`);
    const rows = this.#database
      .prepare(
        `SELECT * FROM units WHERE ${conditions.join(' AND ')} ORDER BY length(name), name, unit LIMIT ?`,
      )
      .all(...words.flat(), limit) as Row[];
    return rows.map(toUnit);
  }

  #find(id: UnitId): OrgUnit | null {
    const row = this.#database.prepare('SELECT * FROM units WHERE unit = ?').get(id) as Row | undefined;
    return row === undefined ? null : toUnit(row);
  }
}

function toUnit({ unit, parent, name, place }: Row): OrgUnit {
  return { id: unitId(unit), parent: parent === null ? null : unitId(parent), name, order: place };
}
