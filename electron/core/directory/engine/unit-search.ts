import { u32 } from './at.ts';
import { intervalPattern } from './interval-pattern.ts';
import type { WordMatches } from './match-words.ts';
import { queryForms, type QueryForm } from './query-forms.ts';
import { Smallest } from './smallest.ts';
import type { UnitIndex } from './unit-index.ts';
import type { WordMatchers } from './word-matchers.ts';

/** Finds units by their names. Not for two searches at once, as its matchers. */
export class UnitSearch {
  readonly #units: UnitIndex;
  readonly #matchers: WordMatchers;

  constructor(units: UnitIndex, matchers: WordMatchers) {
    this.#units = units;
    this.#matchers = matchers;
  }

  /**
   * The numbers of the first units of which every word occurs in their own name or that of a unit above, and one in their
   * own: by how telling that one is, the shortest names first, then in the order of the chart.
   */
  search(query: string, limit: number): readonly number[] {
    const words = queryForms(query).map((forms) => this.#find(forms));
    const covered = words.length < 2 ? [] : words.map((found) => this.#withParts(found));
    const found = new Set<number>();
    const tiers = Math.max(0, ...words.map(({ length }) => length));
    for (let tier = 0; tier < tiers && found.size < limit; tier++) {
      const smallest = new Smallest(limit - found.size);
      for (const byTier of words)
        for (const unit of byTier[tier] ?? []) {
          const key = this.#lengthOf(unit) * numbers + unit;
          if (!smallest.wants(key) || found.has(unit)) continue;
          if (covered.every((ranges) => isIn(ranges, unit))) smallest.take(key);
        }
      for (const key of smallest.sorted()) found.add(key % numbers);
    }
    return [...found];
  }

  /** The units whose names a word meets, by how telling that is, the most telling first. */
  #find(forms: readonly QueryForm[]): UnitsByTier {
    const byForm = forms.map(({ text }) =>
      classesOf(this.#matchers.match(this.#units.names, intervalPattern(text)), text.length === 1),
    );
    return [0, 1, 2, 3, 4, 5].flatMap((fit) => byForm.map((classes) => classes[fit] ?? nothing));
  }

  /** The bounds of units with everything below them, ascending and apart. */
  #withParts(found: UnitsByTier): readonly number[] {
    const ranges: number[] = [];
    let end = 0;
    for (const unit of Uint32Array.from(found.flatMap((units) => [...units])).sort()) {
      if (unit < end) continue;
      end = u32(this.#units.ends, unit);
      ranges.push(unit, end);
    }
    return ranges;
  }

  #lengthOf(unit: number): number {
    const { starts } = this.#units.names;
    return u32(starts, unit + 1) - u32(starts, unit);
  }
}

type UnitsByTier = readonly Uint32Array[];

const nothing = new Uint32Array(0);

/** There are fewer units, and the length of a name times this many is exact in a double. */
const numbers = 2 ** 32;

/** The most telling first. One letter occurs in every other name: it is taken for the beginning of one. */
function classesOf({ literal, half }: WordMatches, isOneLetter: boolean): UnitsByTier {
  return [literal, half].flatMap(({ exact, begins, contains }) => [
    exact,
    begins,
    isOneLetter ? nothing : contains,
  ]);
}

/** Whether a number lies in one of the ranges. */
function isIn(ranges: readonly number[], unit: number): boolean {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle] ?? 0) <= unit) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}
