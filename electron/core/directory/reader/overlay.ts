import type { DirectoryRows, DirectoryVersion } from '#core/storage/index.ts';
import { IndexBuilder } from '../engine/index-builder.ts';
import { IndexedUnits, indexedPerson, type UnitPlaces } from '../engine/indexed-record.ts';
import { SearchableIndex } from '../engine/searchable-index.ts';
import { StaffSet } from '../engine/staff-set.ts';
import { knownUnits, numberUnits, type UnitNumbers } from '../engine/unit-index.ts';

/** An index, and up to which change it knows the directory. */
export interface VersionedIndex {
  readonly index: SearchableIndex;
  readonly version: DirectoryVersion;
}

/** What has changed since an index was built. */
export interface Overlay {
  /** Those who are there now, with all units as they are now. */
  readonly index: SearchableIndex;
  /** Whom the older index knows otherwise, by their numbers in it, ascending. */
  readonly masked: Uint32Array;
  readonly maskedSet: StaffSet;
}

/** Reads what has changed since `base` was built: everybody where there is none. */
export function readOverlay(
  rows: DirectoryRows,
  base: VersionedIndex | null,
  version: DirectoryVersion,
): Overlay {
  const changed = rows.changed(base?.version.people ?? 0);
  const { numbers, places } =
    base === null || base.version.units !== version.units ? unitsOf(rows) : unitsAsIn(base.index, rows);
  const builder = new IndexBuilder(numbers);
  for (const { row, seniority, person, details, isListed } of changed)
    if (isListed) builder.add(indexedPerson(person, details, { row, seniority, units: places }));
  const masked = Uint32Array.from(
    changed.map(({ row }) => base?.index.staffOf(row) ?? null).filter((staff) => staff !== null),
  ).sort();
  const maskedSet = new StaffSet(base?.index.index.rows.length ?? 0);
  maskedSet.add({ kind: 'list', staff: masked });
  return { index: new SearchableIndex(builder.build(), base?.index.matchers), masked, maskedSet };
}

interface OverlayUnits {
  readonly numbers: UnitNumbers;
  readonly places: UnitPlaces;
}

function unitsOf(rows: DirectoryRows): OverlayUnits {
  const places = new IndexedUnits(rows.units());
  return { numbers: numberUnits(places.units), places };
}

/** A hundred thousand units need not be read for a few people who have changed. */
function unitsAsIn(base: SearchableIndex, rows: DirectoryRows): OverlayUnits {
  const placeOf: UnitPlaces['placeOf'] = (unit) => {
    const row = unit === null ? null : rows.rowOfUnit(unit);
    return row === null ? -1 : (base.unitOf(row) ?? -1);
  };
  return { numbers: knownUnits(base.index.units), places: { placeOf } };
}
