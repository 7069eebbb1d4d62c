import { u32 } from './at.ts';
import { intervalPattern } from './interval-pattern.ts';
import { WordMatcher, type WordMatches } from './match-words.ts';
import { queryForms, type QueryForm } from './query-forms.ts';
import type { UnitIndex } from './unit-index.ts';

/** Finds units by their names. Not for two searches at once, as its matcher. */
export class UnitSearch {
  readonly #units: UnitIndex;
  readonly #names: WordMatcher;

  constructor(units: UnitIndex) {
    this.#units = units;
    this.#names = new WordMatcher(units.names);
  }

  /**
   * The numbers of the first units of which every word occurs in their own name or that of a unit above, and one in their
   * own: by how telling that one is, the shortest names first, then in the order of the chart.
   */
  search(query: string, limit: number): readonly number[] {
    const words = queryForms(query).map((forms) => this.#find(forms));
    const covered = words.map((found) => this.#withParts([...found.keys()]));
    const best = new Map<number, number>();
    for (const found of words)
      for (const [unit, tier] of found)
        if (tier < (best.get(unit) ?? Infinity) && covered.every((ranges) => isIn(ranges, unit)))
          best.set(unit, tier);
    return [...best]
      .toSorted(
        ([one, tier], [other, otherTier]) =>
          tier - otherTier || this.#lengthOf(one) - this.#lengthOf(other) || one - other,
      )
      .slice(0, limit)
      .map(([unit]) => unit);
  }

  /** Each unit whose name a word meets, with how telling that is: 0 is the most. */
  #find(forms: readonly QueryForm[]): ReadonlyMap<number, number> {
    const found = new Map<number, number>();
    forms.forEach(({ text }, form) => {
      classesOf(this.#names.match(intervalPattern(text)), text.length === 1).forEach((units, place) => {
        const tier = place * forms.length + form;
        for (const unit of units) if (tier < (found.get(unit) ?? Infinity)) found.set(unit, tier);
      });
    });
    return found;
  }

  /** The bounds of units with everything below them, ascending and apart. */
  #withParts(units: readonly number[]): readonly number[] {
    const ranges: number[] = [];
    let end = 0;
    for (const unit of units.toSorted((one, other) => one - other)) {
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

/** One letter occurs in every other name: it is taken for the beginning of one. */
function classesOf({ literal, half }: WordMatches, isOneLetter: boolean): readonly (readonly number[])[] {
  const classes = [literal.exact, literal.begins, literal.contains, half.exact, half.begins, half.contains];
  return isOneLetter ? [literal.exact, literal.begins, [], half.exact, half.begins, []] : classes;
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
