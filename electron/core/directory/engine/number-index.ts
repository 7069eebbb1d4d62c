import { u16, u32 } from './at.ts';
import { packDictionary, type Dictionary } from './dictionary.ts';
import { EntriesOfPeople } from './entries.ts';
import { GrowingNumbers } from './growing.ts';
import type { Postings } from './postings.ts';
import { WordNumbers } from './word-numbers.ts';

/** Telephone numbers by their last four digits, and by what stands before these. */
export interface NumberIndex {
  /** What stands before the last four digits, once each; empty for an extension. */
  readonly heads: Dictionary;
  readonly byHead: Postings;
  /** The people of each of the 10,000 endings, ascending. */
  readonly byEnding: Postings;
  /** For each item of `byHead` the ending of its number. */
  readonly endingOf: Uint16Array;
}

const endings = 10_000;
const endingDigits = 4;

/** Takes up the numbers of people, each person's after those of all earlier ones. */
export class NumberIndexBuilder {
  readonly #heads = new WordNumbers();
  readonly #headOf = new EntriesOfPeople();
  readonly #endingOf = new EntriesOfPeople();

  /** Numbers of fewer than four digits are not taken up: the shortest extension has four. */
  add(told: number, numbers: readonly string[]): void {
    const all = numbers.map((number) => number.replaceAll(/[^0-9]/g, ''));
    for (let place = 0; place < all.length; place++) {
      const digits = all[place] ?? '';
      if (digits.length < endingDigits || isFoundByAnother(all, place)) continue;
      this.#headOf.add(told, this.#heads.numberOf(digits, 0, digits.length - endingDigits));
      this.#endingOf.add(told, Number(digits.slice(-endingDigits)));
    }
  }

  /** `order` lists the people told as they are numbered. */
  build(order: Uint32Array): NumberIndex {
    const heads = this.#heads.words();
    const told = this.#endingOf.keys();
    const endingOf = new Uint16Array(told.length);
    const byHead = this.#headOf.byKey(order, heads.length, (item, entry) => {
      endingOf[item] = u32(told, entry);
    });
    const byEnding = this.#endingOf.byKey(order, endings);
    return { heads: packDictionary(heads), byHead, byEnding, endingOf };
  }
}

/** Whatever finds an extension finds the number that ends in it. */
function isFoundByAnother(all: readonly string[], place: number): boolean {
  const digits = all[place] ?? '';
  return all.some((other, at) =>
    at < place ? other.includes(digits) : at > place && isWithin(digits, other),
  );
}

function isWithin(digits: string, other: string): boolean {
  return other.length > digits.length && other.includes(digits);
}

/** The endings in which digits occur. */
export function endingsWith(digits: string): Uint32Array {
  const found = new GrowingNumbers();
  const scale = 10 ** digits.length;
  for (let ending = 0; ending < endings && digits.length <= endingDigits; ending++)
    for (let shift = 1; shift * scale <= endings; shift *= 10)
      if (Math.floor(ending / shift) % scale === Number(digits)) {
        found.push(ending);
        break;
      }
  return found.done();
}

/**
 * People in one of whose numbers digits occur that begin before its last four and end in them; some come twice.
 * `headsEndingIn` finds heads.
 */
export function staffAcross(
  { byHead, endingOf }: NumberIndex,
  digits: string,
  headsEndingIn: (digits: string) => Uint32Array,
): Uint32Array {
  const found = new GrowingNumbers();
  for (let inEnding = 1; inEnding <= Math.min(endingDigits, digits.length - 1); inEnding++) {
    const scale = 10 ** (endingDigits - inEnding);
    const first = Number(digits.slice(-inEnding)) * scale;
    for (const head of headsEndingIn(digits.slice(0, -inEnding))) {
      const end = u32(byHead.starts, head + 1);
      for (let item = u32(byHead.starts, head); item < end; item++) {
        const ending = u16(endingOf, item);
        if (ending >= first && ending < first + scale) found.push(u32(byHead.items, item));
      }
    }
  }
  return found.done();
}
