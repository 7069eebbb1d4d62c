import { ascending } from './ascending.ts';
import { u32 } from './at.ts';
import { packDictionary, type Dictionary } from './dictionary.ts';
import { fold } from './fold.ts';
import { GrowingNumbers } from './growing.ts';
import type { IndexedUnit } from './indexed-person.ts';
import type { Ranges } from './ranges.ts';

/**
 * Units numbered as one reads an organisation chart: each before its parts, and all of its parts before its neighbour. So
 * a unit with everything below it is a range of numbers, and its people (numbered in the order of units) are one, too.
 */
export interface UnitIndex {
  /** The name of each unit, in the order of their numbers. */
  readonly names: Dictionary;
  /** For each unit the number behind its last part. */
  readonly ends: Uint32Array;
  /** For each unit the number of its record. */
  readonly rows: Uint32Array;
}

/** Units as they are numbered, and the number of each one by its place among those that were told. */
export interface UnitNumbers {
  readonly index: UnitIndex;
  readonly numbers: Uint32Array;
}

/** Units that are numbered already, told in the order of their numbers. */
export function knownUnits(index: UnitIndex): UnitNumbers {
  return { index, numbers: Uint32Array.from(index.ends.keys()) };
}

/** Numbers units. Answers for each one told its number; what refers to itself is an agency of its own. */
export function numberUnits(units: readonly IndexedUnit[]): UnitNumbers {
  const parts = partsOf(units);
  const numbers = new Uint32Array(units.length).fill(unnumbered);
  const ends = new Uint32Array(units.length);
  const names: string[] = [];
  const rows = new Uint32Array(units.length);
  const number = (unit: number): void => {
    rows[names.length] = units[unit]?.row ?? 0;
    numbers[unit] = names.push(fold(units[unit]?.name ?? '')) - 1;
  };
  const walk = (root: number): void => {
    const open: { unit: number; next: number }[] = [{ unit: root, next: 0 }];
    number(root);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const part = parts.get(top.unit)?.[top.next++];
      if (part === undefined) {
        ends[u32(numbers, top.unit)] = names.length;
        open.pop();
      } else if (u32(numbers, part) === unnumbered) {
        number(part);
        open.push({ unit: part, next: 0 });
      }
    }
  };
  for (const root of parts.get(-1) ?? []) walk(root);
  // What is left goes round in a circle: it begins where it was told first.
  for (let unit = 0; unit < units.length; unit++) if (u32(numbers, unit) === unnumbered) walk(unit);
  return { index: { names: packDictionary(names), ends, rows }, numbers };
}

/** Units, in any order, with everything below them; none twice. */
export function withParts({ ends }: UnitIndex, units: Uint32Array): Ranges {
  const ranges = new GrowingNumbers();
  let end = 0;
  for (const unit of ascending(units, ends.length)) {
    if (unit < end) continue;
    end = u32(ends, unit);
    ranges.push(unit);
    ranges.push(end);
  }
  return ranges.done();
}

const unnumbered = 0xffff_ffff;

function partsOf(units: readonly IndexedUnit[]): ReadonlyMap<number, readonly number[]> {
  const parts = new Map<number, number[]>();
  units.forEach(({ parent }, unit) => {
    const above = parent >= 0 && parent < units.length ? parent : -1;
    const siblings = parts.get(above);
    if (siblings === undefined) parts.set(above, [unit]);
    else siblings.push(unit);
  });
  return parts;
}
