import type { UnitId } from '#shared/model/ids.ts';

/**
 * The one row of the tree that Tab comes to: the chosen unit, the nearest above it that is drawn while it is hidden, or else the
 * first. `path` leads to the chosen one; `partsOf` answers what is drawn below a unit, and nothing for a closed one.
 */
export function treeStop(
  agencies: readonly UnitId[],
  path: readonly UnitId[],
  partsOf: (unit: UnitId) => readonly UnitId[],
): UnitId | null {
  let drawn = agencies;
  let stop = agencies[0] ?? null;
  for (const unit of path) {
    if (!drawn.includes(unit)) break;
    stop = unit;
    drawn = partsOf(unit);
  }
  return stop;
}
