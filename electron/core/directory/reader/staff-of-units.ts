import type { PersonId, UnitId } from '#shared/model/ids.ts';
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
  const start = after === null ? 0 : startAfter(view, unit, all, after);
  const page = all.slice(start, start + limit);
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

/** Where a list goes on after somebody: who is not in it any more stood before the first one who belongs behind them. */
function startAfter(view: DirectoryView, unit: UnitId, all: readonly number[], after: PersonId): number {
  const row = view.rowOf(after);
  const place = row === null ? -1 : all.indexOf(row);
  if (row === null || place >= 0) return place + 1;
  const gone = view.rows.lastKnown(row);
  if (gone === null) return 0;
  // Who belongs elsewhere now was most likely here for their own post.
  const stood = gone.isListed ? { ...gone, person: { ...gone.person, unit } } : gone;
  const order = orderIn(unit);
  const found = view.rows.found(all);
  const next = all.findIndex((one) => {
    const person = found.get(one);
    return person !== undefined && order(person, stood) > 0;
  });
  return next < 0 ? all.length : next;
}

/** Whoever is at work first, then those who are at their own post. */
function ordered({ rows }: DirectoryView, unit: UnitId, all: readonly number[]): readonly number[] {
  return [...rows.found(all).values()].toSorted(orderIn(unit)).map(({ row }) => row);
}

type Standing = Omit<FoundRow, 'reachable'>;

function orderIn(unit: UnitId): (one: Standing, other: Standing) => number {
  const isOther = ({ person }: Standing): boolean => person.unit !== unit;
  return (one, other) =>
    Number(isAbsent(one)) - Number(isAbsent(other)) ||
    Number(isOther(one)) - Number(isOther(other)) ||
    one.seniority - other.seniority ||
    compare(one.person.name, other.person.name) ||
    one.row - other.row;
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

function isAbsent({ person }: Standing): boolean {
  return !isPresent(person.employment);
}
