import { u16, u32 } from './at.ts';
import type { Dictionary } from './dictionary.ts';
import { intervalPattern, type IntervalPattern } from './interval-pattern.ts';
import type { WordMatches } from './match-words.ts';
import { queryForms, type QueryForm } from './query-forms.ts';
import { Smallest } from './smallest.ts';
import type { UnitIndex } from './unit-index.ts';
import type { WordMatchers } from './word-matchers.ts';

/** Finds units by their names. Not for two searches at once, as its matchers. */
export class UnitSearch {
  readonly #units: UnitIndex;
  readonly #matchers: WordMatchers;
  /** With what each name begins; from the first search for a letter on. */
  #firsts: Uint16Array | null = null;

  constructor(units: UnitIndex, matchers: WordMatchers) {
    this.#units = units;
    this.#matchers = matchers;
  }

  /**
   * The numbers of the first units of which every word occurs in their own name or that of a unit above, and one in their
   * own: by how telling that one is, the shortest names first, then in the order of the chart.
   */
  search(query: string, limit: number): readonly number[] {
    const asked = queryForms(query);
    const most = asked.length === 1 ? limit * (asked[0]?.length ?? 1) : null;
    const words = asked.map((forms) => this.#find(forms, most));
    const covered = words.length < 2 ? [] : words.map((found) => this.#withParts(found));
    const found = new Set<number>();
    const tiers = Math.max(0, ...words.map(({ length }) => length));
    for (let tier = 0; tier < tiers && found.size < limit; tier++) {
      const smallest = new Smallest(limit - found.size);
      for (const byTier of words)
        for (const unit of byTier[tier] ?? []) {
          const key = this.#keyOf(unit);
          if (!smallest.wants(key) || found.has(unit)) continue;
          if (covered.every((ranges) => isIn(ranges, unit))) smallest.take(key);
        }
      for (const key of smallest.sorted()) found.add(key % numbers);
    }
    return [...found];
  }

  /** The units whose names a word meets, by how telling that is, the most telling first; of a single letter the first `most`. */
  #find(forms: readonly QueryForm[], most: number | null): UnitsByTier {
    const byForm = forms.map(({ text }) => {
      const pattern = intervalPattern(text);
      return text.length === 1
        ? this.#beginningWith(pattern, most)
        : classesOf(this.#matchers.match(this.#units.names, pattern));
    });
    return [0, 1, 2, 3, 4, 5].flatMap((fit) => byForm.map((classes) => classes[fit] ?? nothing));
  }

  /**
   * One letter occurs in every other name: it is taken for the beginning of one. Still it begins a quarter of all names: of
   * each tier the first `most` are told where there is such a number.
   */
  #beginningWith({ low, high, typed }: IntervalPattern, most: number | null): UnitsByTier {
    const firsts = (this.#firsts ??= firstLetters(this.#units.names));
    const [lowest, highest, letter] = [u16(low, 0), u16(high, 0), u16(typed, 0)];
    const found = Array.from({ length: 6 }, () => (most === null ? new All() : new Smallest(most)));
    for (let unit = 0; unit < firsts.length; unit++) {
      const first = u16(firsts, unit);
      if (first !== letter && (first < lowest || first > highest)) continue;
      const key = this.#keyOf(unit);
      const tier = found[(first === letter ? 0 : 3) + (key < 3 * numbers ? 0 : 1)];
      if (tier?.wants(key) === true) tier.take(key);
    }
    return found.map((tier) => Uint32Array.from(tier.sorted(), (key) => key % numbers));
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

  /** Smaller for shorter names, and among these for earlier units. */
  #keyOf(unit: number): number {
    const { starts } = this.#units.names;
    return (u32(starts, unit + 1) - u32(starts, unit)) * numbers + unit;
  }
}

/** Keeps every number, where `Smallest` keeps some. */
class All {
  readonly #numbers: number[] = [];

  wants(): boolean {
    return true;
  }

  take(value: number): void {
    this.#numbers.push(value);
  }

  sorted(): readonly number[] {
    return this.#numbers;
  }
}

function firstLetters({ text, starts }: Dictionary): Uint16Array {
  return Uint16Array.from({ length: starts.length - 1 }, (_, unit) => u16(text, u32(starts, unit)));
}

type UnitsByTier = readonly Uint32Array[];

const nothing = new Uint32Array(0);

/** There are fewer units, and the length of a name times this many is exact in a double. */
const numbers = 2 ** 32;

/** The most telling first. */
function classesOf({ literal, half }: WordMatches): UnitsByTier {
  return [literal, half].flatMap(({ exact, begins, contains }) => [exact, begins, contains]);
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
