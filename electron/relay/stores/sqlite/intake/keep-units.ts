import type { Database } from '#sqlite/database.ts';
import { settledUnits, type SettledUnits, type UnitPath } from './settled-units.ts';
import { readSuccessors } from './successors.ts';

/** Whether units, or what has become of them, are among what was staged. */
export function areUnitsStaged(database: Database): boolean {
  return (
    database
      .prepare(
        'SELECT EXISTS (SELECT 1 FROM staged_units) OR EXISTS (SELECT 1 FROM staged_successors) AS are_staged',
      )
      .pluck()
      .get() === 1
  );
}

/**
 * Leaves the tree of units as it is, and notes the names of those in which the staged people are, from the top down. A few
 * people who change must not have a hundred thousand units compared.
 */
export function keepUnits(database: Database): SettledUnits {
  const pathOf = pathsIn(database);
  const follow = readSuccessors(database, (unit) => pathOf(unit) !== null);
  const named = database
    .prepare('SELECT DISTINCT unit FROM staged_people WHERE unit IS NOT NULL')
    .pluck()
    .all() as string[];
  const note = database.prepare('INSERT OR IGNORE INTO staged_paths (unit, path) VALUES (?, ?)');
  for (const unit of named) {
    const present = follow(unit);
    if (present !== null) note.run(present, JSON.stringify(pathOf(present)));
  }
  return settledUnits(
    follow,
    pathOf,
    () => database.prepare('SELECT unit FROM units WHERE removed = 0').pluck().all() as string[],
  );
}

/** The names from the agency to a unit; null for one that is not there. The stored tree has no circles. */
function pathsIn(database: Database): (unit: string) => UnitPath | null {
  const known = new Map<string, UnitPath | null>();
  const read = database.prepare(
    `SELECT content ->> '$.name' AS name, content ->> '$.parent' AS parent FROM units WHERE unit = ? AND removed = 0`,
  );
  const pathOf = (unit: string): UnitPath | null => {
    const before = known.get(unit);
    if (before !== undefined) return before;
    const row = read.get(unit) as { readonly name: string; readonly parent: string | null } | undefined;
    const above = row === undefined || row.parent === null ? [] : (pathOf(row.parent) ?? []);
    const path = row === undefined ? null : [...above, row.name];
    known.set(unit, path);
    return path;
  };
  return pathOf;
}
