import { u16, u32 } from './at.ts';
import { packDictionary, type Dictionary } from './dictionary.ts';
import { GrowingNumbers } from './growing.ts';
import { pairPostings, type Postings } from './postings.ts';
import { WordNumbers } from './word-numbers.ts';

/** Telephone numbers by their last four digits, and by what stands before these. */
export interface NumberIndex {
  /** What stands before the last four digits, once each; empty for an extension. */
  readonly heads: Dictionary;
  readonly byHead: Postings;
  /** The people of each of the 10,000 endings, ascending. */
  readonly byEnding: Postings;
  /** For each item of `byEnding` the head of its number. */
  readonly headOfEnding: Uint32Array;
}

const endings = 10_000;
const endingDigits = 4;

/** Takes up the numbers of people, each person's after those of all earlier ones. */
export class NumberIndexBuilder {
  readonly #heads = new WordNumbers();
  readonly #headOf = new GrowingNumbers();
  readonly #endingOf = new GrowingNumbers();
  readonly #staff = new GrowingNumbers();

  /** Numbers of fewer than four digits are not taken up: the shortest extension has four. */
  add(staff: number, numbers: readonly string[]): void {
    const all = numbers.map((number) => number.replaceAll(/[^0-9]/g, ''));
    for (const [place, digits] of all.entries()) {
      if (digits.length < endingDigits) continue;
      // Whatever finds an extension finds the number that ends in it.
      if (
        all.some((other, at) => (at < place ? other.includes(digits) : at > place && isWithin(digits, other)))
      )
        continue;
      this.#headOf.push(this.#heads.numberOf(digits, 0, digits.length - endingDigits));
      this.#endingOf.push(Number(digits.slice(-endingDigits)));
      this.#staff.push(staff);
    }
  }

  /** `numberOf` gives each person told the number that they have in the index. */
  build(numberOf: Uint32Array): NumberIndex {
    const [headOf, endingOf] = [this.#headOf.done(), this.#endingOf.done()];
    const staff = this.#staff.done().map((told) => u32(numberOf, told));
    const order = ascending(staff, numberOf.length);
    const pick = (from: Uint32Array): Uint32Array => order.map((entry) => u32(from, entry));
    const heads = this.#heads.words();
    const byEnding = pairPostings(pick(endingOf), order, endings);
    return {
      heads: packDictionary(heads),
      byHead: pairPostings(pick(headOf), pick(staff), heads.length),
      byEnding: { starts: byEnding.starts, items: byEnding.items.map((entry) => u32(staff, entry)) },
      headOfEnding: byEnding.items.map((entry) => u32(headOf, entry)),
    };
  }
}

/** The entries in the order of the people they belong to. */
function ascending(staff: Uint32Array, people: number): Uint32Array {
  return pairPostings(staff, Uint32Array.from(staff.keys()), people).items;
}

function isWithin(digits: string, other: string): boolean {
  return other.length > digits.length && other.includes(digits);
}

/** The endings in which digits occur. */
export function endingsWith(digits: string): readonly number[] {
  const found: number[] = [];
  const scale = 10 ** digits.length;
  for (let ending = 0; ending < endings && digits.length <= endingDigits; ending++)
    for (let shift = 1; shift * scale <= endings; shift *= 10)
      if (Math.floor(ending / shift) % scale === Number(digits)) {
        found.push(ending);
        break;
      }
  return found;
}

/** People in one of whose numbers digits occur that begin before its last four and end in them; some come twice. */
export function staffAcross({ heads, byEnding, headOfEnding }: NumberIndex, digits: string): Uint32Array {
  const found = new GrowingNumbers();
  for (let inEnding = 1; inEnding <= Math.min(endingDigits, digits.length - 1); inEnding++) {
    const fitting = headsEndingIn(heads, digits.slice(0, -inEnding));
    if (fitting === null) continue;
    const scale = 10 ** (endingDigits - inEnding);
    const first = Number(digits.slice(-inEnding)) * scale;
    const [from, to] = [u32(byEnding.starts, first), u32(byEnding.starts, first + scale)];
    for (let entry = from; entry < to; entry++)
      if (fitting[u32(headOfEnding, entry)] === 1) found.push(u32(byEnding.items, entry));
  }
  return found.done();
}

function headsEndingIn({ text, starts }: Dictionary, digits: string): Uint8Array | null {
  const units = Uint16Array.from(digits, (digit) => digit.charCodeAt(0));
  const fitting = new Uint8Array(starts.length - 1);
  let any = false;
  for (let head = 0; head < fitting.length; head++) {
    const place = u32(starts, head + 1) - 1 - units.length;
    if (place < u32(starts, head) || !standsAt(text, place, units)) continue;
    fitting[head] = 1;
    any = true;
  }
  return any ? fitting : null;
}

function standsAt(text: Uint16Array, place: number, units: Uint16Array): boolean {
  for (let index = units.length - 1; index >= 0; index--)
    if (u16(text, place + index) !== u16(units, index)) return false;
  return true;
}
