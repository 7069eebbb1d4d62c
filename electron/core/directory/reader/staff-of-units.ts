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
  const before = base === null ? [] : staffIn(view, base, unit, overlay?.maskedSet);
  const since = overlay === null ? [] : staffIn(view, overlay.index, unit);
  const all = since.length === 0 ? before : merged(view, before, since);
  const last = after === null ? -1 : all.indexOf(view.rowOf(after) ?? -1);
  return all.slice(last + 1, last + 1 + limit).flatMap((row) => {
    const found = rows.found(row);
    return found === null ? [] : [{ person: found.person, reachable: found.reachable }];
  });
}

/** See `DirectoryReader.counts`. */
export function countIn(view: DirectoryView, unit: UnitId): number {
  const { base, overlay } = view;
  const before = base === null ? 0 : count(view, base, unit, overlay);
  return before + (overlay === null ? 0 : count(view, overlay.index, unit, null));
}

/** The rows of the people of a unit itself, in the order of lists. */
function staffIn(
  view: DirectoryView,
  index: SearchableIndex,
  unit: UnitId,
  masked?: StaffSet,
): readonly number[] {
  const range = view.rangeOf(index, unit);
  if (range === null) return [];
  return index
    .staffOfUnit(range.from)
    .filter((staff) => masked?.has(staff) !== true)
    .map((staff) => index.index.rows[staff] ?? 0);
}

function merged(
  { rows }: DirectoryView,
  before: readonly number[],
  since: readonly number[],
): readonly number[] {
  return [...before, ...since]
    .flatMap((row) => rows.found(row) ?? [])
    .toSorted(
      (one, other) =>
        Number(isAbsent(one)) - Number(isAbsent(other)) ||
        one.seniority - other.seniority ||
        compare(one.person.name, other.person.name) ||
        one.row - other.row,
    )
    .map(({ row }) => row);
}

function count(view: DirectoryView, index: SearchableIndex, unit: UnitId, overlay: Overlay | null): number {
  const range = view.rangeOf(index, unit);
  if (range === null) return 0;
  const everybody = index.peopleIn(range);
  if (overlay === null) return everybody;
  const { presentOf, absentOf } = index.index;
  const masked = (starts: Uint32Array): number => {
    const { length } = overlay.masked;
    const from = lowerBound(overlay.masked, starts[range.from] ?? 0, 0, length);
    return lowerBound(overlay.masked, starts[range.to] ?? 0, from, length) - from;
  };
  return everybody - masked(presentOf) - masked(absentOf);
}

function isAbsent({ person }: FoundRow): boolean {
  return !isPresent(person.employment);
}
