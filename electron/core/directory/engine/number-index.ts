import { dialledDigits } from '#shared/hangul/split-query.ts';
import { u32, u8 } from './at.ts';
import { packDictionary, type Dictionary } from './dictionary.ts';
import { EntriesOfPeople, type CollectedEntries } from './entries.ts';
import type { Postings } from './postings.ts';
import { WordNumbers, type CollectedWords } from './word-numbers.ts';

/** Telephone numbers by their last four digits, and by what stands before these. */
export interface NumberIndex {
  /** What stands before the last four digits, once each; empty for an extension. */
  readonly heads: Dictionary;
  readonly byHead: Postings;
  /** The people of each of the 10,000 endings, ascending. */
  readonly byEnding: Postings;
  /** For each item of `byHead` the ending of its number. */
  readonly endingOf: Uint16Array;
  /** For each item of `byEnding` the last digits of what stands before the ending; see `headEnd`. */
  readonly headEndOf: Uint8Array;
}

/** Telephone numbers in the order in which they came. */
export interface CollectedTelephones {
  readonly heads: CollectedWords;
  readonly headOf: CollectedEntries;
  readonly endingOf: CollectedEntries;
}

export const endings = 10_000;
export const endingDigits = 4;

/** Takes up the numbers of people, each person's after those of all earlier ones. */
export class NumberIndexBuilder {
  readonly #heads = new WordNumbers();
  readonly #headOf = new EntriesOfPeople();
  readonly #endingOf = new EntriesOfPeople();

  /** Numbers of fewer than four digits are not taken up: the shortest extension has four. */
  add(told: number, numbers: readonly string[]): void {
    const all = numbers.map(dialledDigits);
    for (let place = 0; place < all.length; place++) {
      const digits = all[place] ?? '';
      if (digits.length < endingDigits || isFoundByAnother(all, place)) continue;
      this.#headOf.add(told, this.#heads.numberOf(digits, 0, digits.length - endingDigits));
      this.#endingOf.add(told, Number(digits.slice(-endingDigits)));
    }
  }

  /** Takes up those of people who are told after `before` others. */
  takeIn({ heads, headOf: { keys, starts }, endingOf }: CollectedTelephones, before: number): void {
    const numberOf = this.#heads.takeIn(heads);
    this.#headOf.takeIn({ keys: keys.map((head) => u32(numberOf, head)), starts }, before);
    this.#endingOf.takeIn(endingOf, before);
  }

  /** For another one; nothing is added afterwards. */
  collected(): CollectedTelephones {
    return {
      heads: this.#heads.collected(),
      headOf: this.#headOf.collected(),
      endingOf: this.#endingOf.collected(),
    };
  }

  /** `order` lists the people told as they are numbered. */
  build(order: Uint32Array): NumberIndex {
    const heads = this.#heads.words();
    const told = this.#endingOf.keys();
    const endingOf = new Uint16Array(told.length);
    const byHead = this.#headOf.byKey(order, heads.length, (item, entry) => {
      endingOf[item] = u32(told, entry);
    });
    const headOf = this.#headOf.keys();
    const ends = Uint8Array.from(heads, headEnd);
    const headEndOf = new Uint8Array(told.length);
    const byEnding = this.#endingOf.byKey(order, endings, (item, entry) => {
      headEndOf[item] = u8(ends, u32(headOf, entry));
    });
    return { heads: packDictionary(heads), byHead, byEnding, endingOf, headEndOf };
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

/** The last two digits of a head as a number; 100 and more for the one that it has, 255 for none. */
function headEnd(head: string): number {
  if (head === '') return 255;
  return head.length === 1 ? 100 + Number(head) : Number(head.slice(-2));
}
