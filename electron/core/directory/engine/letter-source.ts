import { u16, u32 } from './at.ts';
import { wordCount, type Dictionary } from './dictionary.ts';
import type { Field } from './directory-index.ts';

/** Code units from the first to the last one that count. */
export interface LetterRange {
  readonly low: number;
  readonly high: number;
}

/**
 * Everybody whose name has a letter of a range, at its beginning or anywhere. Every fourth name has the commonest of them: each
 * person is looked at until enough are found, and no list of such names is made.
 */
export class LetterSource {
  readonly kind = 'letter';
  readonly names: Field;
  readonly #nameOf: Uint32Array;
  readonly #range: LetterRange;
  readonly #isBeginning: boolean;

  constructor(names: Field, nameOf: Uint32Array, range: LetterRange, place: 'beginning' | 'anywhere') {
    this.names = names;
    this.#nameOf = nameOf;
    this.#range = range;
    this.#isBeginning = place === 'beginning';
  }

  has(staff: number): boolean {
    return this.hasName(u32(this.#nameOf, staff));
  }

  hasName(name: number): boolean {
    const { text, starts } = this.names.words;
    const start = u32(starts, name);
    const end = this.#isBeginning ? start + 1 : u32(starts, name + 1) - 1;
    for (let place = start; place < end; place++) {
      const unit = u16(text, place);
      if (unit >= this.#range.low && unit <= this.#range.high) return true;
    }
    return false;
  }
}

/** The words that begin with a letter of a range, as `[from, to)`; the words stand in the order of their code units. */
export function wordsBeginning(words: Dictionary, { low, high }: LetterRange): readonly [number, number] {
  const from = firstBeginning(words, low, 0);
  return [from, firstBeginning(words, high + 1, from)];
}

/** The words of `[from, to)` that are one letter. */
export function singleLetters(
  { starts }: Dictionary,
  [from, to]: readonly [number, number],
): readonly number[] {
  const found: number[] = [];
  for (let word = from; word < to; word++)
    if (u32(starts, word + 1) - u32(starts, word) === 2) found.push(word);
  return found;
}

/** The first word from `from` on that does not begin with a smaller letter. */
function firstBeginning(words: Dictionary, letter: number, from: number): number {
  let low = from;
  let high = wordCount(words);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (u16(words.text, u32(words.starts, middle)) < letter) low = middle + 1;
    else high = middle;
  }
  return low;
}
