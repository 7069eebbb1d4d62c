import { u32 } from './at.ts';
import type { DirectoryIndex } from './directory-index.ts';
import { byOtherPosts } from './other-posts.ts';
import { IndexSearch, type UnitRange } from './search-index.ts';
import { WordMatchers } from './word-matchers.ts';
import { UnitSearch } from './unit-search.ts';

/** An index, what searches it, and where in it the records of the database are. */
export class SearchableIndex {
  readonly index: DirectoryIndex;
  readonly people: IndexSearch;
  readonly units: UnitSearch;
  readonly matchers: WordMatchers;
  #staffOfRows: Uint32Array | null = null;
  #unitOfRows: Uint32Array | null = null;

  /** `matchers`: those of an index that has dictionaries in common with this one, and is searched for the same words. */
  constructor(index: DirectoryIndex, matchers = new WordMatchers()) {
    this.index = index;
    this.matchers = matchers;
    this.people = new IndexSearch(index, matchers);
    this.units = new UnitSearch(index.units, matchers);
  }

  /** The number of the person whose record it is; null for nobody here. */
  staffOf(row: number): number | null {
    this.#staffOfRows ??= numbersOf(this.index.rows);
    return found(this.#staffOfRows[row]);
  }

  /** The number of the unit whose record it is; null for none here. */
  unitOf(row: number): number | null {
    this.#unitOfRows ??= numbersOf(this.index.units.rows);
    return found(this.#unitOfRows[row]);
  }

  /** A unit with everything below it. */
  rangeOf(unit: number): UnitRange {
    return { from: unit, to: u32(this.index.units.ends, unit) };
  }

  /** The people of a unit itself by their own posts, in the order of lists. */
  staffOfUnit(unit: number): readonly number[] {
    const { presentOf, absentOf } = this.index;
    return [presentOf, absentOf].flatMap((starts) => {
      const from = u32(starts, unit);
      return Array.from({ length: u32(starts, unit + 1) - from }, (_, place) => from + place);
    });
  }

  /** How many people belong to a unit and those below it by their own posts, whether they are at them or not. */
  peopleIn({ from, to }: UnitRange): number {
    const { presentOf, absentOf } = this.index;
    return u32(presentOf, to) - u32(presentOf, from) + u32(absentOf, to) - u32(absentOf, from);
  }

  /** Who belongs to them by another post only. */
  othersIn(range: UnitRange): Uint32Array {
    return byOtherPosts(this.index, range);
  }
}

/** Nobody has this number: there are fewer people, and fewer units. */
const nobody = 0xffff_ffff;

function numbersOf(rows: Uint32Array): Uint32Array {
  const last = rows.reduce((largest, row) => Math.max(largest, row), 0);
  const numbers = new Uint32Array(last + 1).fill(nobody);
  rows.forEach((row, number) => {
    numbers[row] = number;
  });
  return numbers;
}

function found(number: number | undefined): number | null {
  return number === undefined || number === nobody ? null : number;
}
