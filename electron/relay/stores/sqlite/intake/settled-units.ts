import type { Database } from '#sqlite/database.ts';
import type { Follow } from './successors.ts';

/** The names from the agency down to a unit. */
export type UnitPath = readonly string[];

/** The units as they will be. */
export interface SettledUnits {
  readonly follow: Follow;
  /** Null for one that will not be there. */
  readonly pathOf: (unit: string) => UnitPath | null;
  /** The only unit to which these names lead; null where there is none, or several. */
  readonly atEndOf: (path: UnitPath) => string | null;
  /** False for a directory that knows no units. */
  readonly areThere: () => boolean;
}

/** `all` is asked for once, and only where somebody's post is known by names alone. */
export function settledUnits(
  follow: Follow,
  pathOf: (unit: string) => UnitPath | null,
  all: () => readonly string[],
): SettledUnits {
  let ends: ReadonlyMap<string, string | null> | null = null;
  const known = (): ReadonlyMap<string, string | null> => (ends ??= endsOf(all(), pathOf));
  return {
    follow,
    pathOf,
    atEndOf: (path) => known().get(keyOf(path)) ?? null,
    areThere: () => known().size > 0,
  };
}

/** The units that were staged, with their paths. */
export function stagedPaths(database: Database): {
  readonly pathOf: (unit: string) => UnitPath | null;
  readonly all: () => readonly string[];
} {
  const path = database.prepare('SELECT path FROM staged_paths WHERE unit = ?').pluck();
  return {
    pathOf: (unit) => {
      const text = path.get(unit);
      return typeof text === 'string' ? (JSON.parse(text) as UnitPath) : null;
    },
    all: () => database.prepare('SELECT unit FROM staged_paths').pluck().all() as string[],
  };
}

function endsOf(
  units: readonly string[],
  pathOf: (unit: string) => UnitPath | null,
): ReadonlyMap<string, string | null> {
  const ends = new Map<string, string | null>();
  for (const unit of units) {
    const path = pathOf(unit);
    if (path === null) continue;
    const key = keyOf(path);
    ends.set(key, ends.has(key) ? null : unit);
  }
  return ends;
}

function keyOf(path: UnitPath): string {
  return path.join('\n');
}
