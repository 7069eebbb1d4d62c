import type { UnitId } from '#shared/model/ids.ts';
import type { FoundRow } from '#core/storage/index.ts';
import { lowerBound } from '../engine/at.ts';
import { isPresent } from '../engine/indexed-record.ts';
import type { SearchableIndex } from '../engine/searchable-index.ts';
import type { StaffSet } from '../engine/staff-set.ts';
import { compare } from './compare.ts';
import type { DirectoryView } from './directory-view.ts';
import type { Overlay } from './overlay.ts';
import type { FoundPerson, StaffQuery } from './reader-types.ts';

/** See `DirectoryReader.staff`. */
export function staffOf(view: DirectoryView, { unit, after, limit }: StaffQuery): readonly FoundPerson[] {
  const { base, overlay, rows } = view;
  const before = base === null ? nobody : staffIn(view, base, unit, overlay?.maskedSet);
  const since = overlay === null ? nobody : staffIn(view, overlay.index, unit);
  const rowsOfUnit = [...before.rows, ...since.rows];
  // An index has its own people in the order of lists already.
  const all = since.rows.length === 0 && !before.hasOthers ? rowsOfUnit : ordered(view, unit, rowsOfUnit);
  const last = after === null ? -1 : all.indexOf(view.rowOf(after) ?? -1);
  const page = all.slice(last + 1, last + 1 + limit);
  const found = rows.found(page);
  return page.flatMap((row) => found.get(row) ?? []).map(({ person, reachable }) => ({ person, reachable }));
}

/** See `DirectoryReader.counts`. */
export function countIn(view: DirectoryView, unit: UnitId): number {
  const { base, overlay } = view;
  const before = base === null ? 0 : count(view, base, unit, overlay);
  return before + (overlay === null ? 0 : count(view, overlay.index, unit, null));
}

interface StaffRows {
  readonly rows: readonly number[];
  /** Some belong to another unit, and have another post in this one. */
  readonly hasOthers: boolean;
}

const nobody: StaffRows = { rows: [], hasOthers: false };

function staffIn(view: DirectoryView, index: SearchableIndex, unit: UnitId, masked?: StaffSet): StaffRows {
  const range = view.rangeOf(index, unit);
  if (range === null) return nobody;
  const itself = { from: range.from, to: range.from + 1 };
  const others = index.othersIn(itself);
  const staff = [...index.staffOfUnit(range.from), ...others].filter((one) => masked?.has(one) !== true);
  return { rows: staff.map((one) => index.index.rows[one] ?? 0), hasOthers: others.length > 0 };
}

/** Whoever is at work first, then those who are at their own post. */
function ordered({ rows }: DirectoryView, unit: UnitId, all: readonly number[]): readonly number[] {
  const isOther = ({ person }: FoundRow): boolean => person.unit !== unit;
  return [...rows.found(all).values()]
    .toSorted(
      (one, other) =>
        Number(isAbsent(one)) - Number(isAbsent(other)) ||
        Number(isOther(one)) - Number(isOther(other)) ||
        one.seniority - other.seniority ||
        compare(one.person.name, other.person.name) ||
        one.row - other.row,
    )
    .map(({ row }) => row);
}

function count(view: DirectoryView, index: SearchableIndex, unit: UnitId, overlay: Overlay | null): number {
  const range = view.rangeOf(index, unit);
  if (range === null) return 0;
  const [own, others] = [index.peopleIn(range), index.othersIn(range)];
  if (overlay === null) return own + others.length;
  const { presentOf, absentOf } = index.index;
  const masked = (starts: Uint32Array): number => {
    const { length } = overlay.masked;
    const from = lowerBound(overlay.masked, starts[range.from] ?? 0, 0, length);
    return lowerBound(overlay.masked, starts[range.to] ?? 0, from, length) - from;
  };
  const stillThere = others.filter((staff) => !overlay.maskedSet.has(staff));
  return own - masked(presentOf) - masked(absentOf) + stillThere.length;
}

function isAbsent({ person }: FoundRow): boolean {
  return !isPresent(person.employment);
}
