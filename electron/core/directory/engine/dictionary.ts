import { u32 } from './at.ts';
import { initialPairs, unitPairs, type UnitPairs } from './pairs.ts';
import type { Postings } from './postings.ts';

/**
 * Different words, one behind the other as UTF-16 code units with a 0 after each, and where each pair of neighbouring units
 * (and of their initials) occurs in them: a pattern is looked for at the places of its rarest pair only.
 */
export interface Dictionary {
  readonly text: Uint16Array;
  /** Where each word begins; one more than there are words. */
  readonly starts: Uint32Array;
  readonly pairs: UnitPairs;
  readonly initialPairs: Postings;
}

/** What stands after each word. */
export const endOfWord = '\0';

/** What stands for a 0 within a word, which would end it. */
const noLetter = 0xfffd;

export function packDictionary(words: readonly string[]): Dictionary {
  const starts = new Uint32Array(words.length + 1);
  words.forEach((word, index) => {
    starts[index + 1] = u32(starts, index) + word.length + 1;
  });
  const text = new Uint16Array(u32(starts, words.length));
  words.forEach((word, index) => {
    const start = u32(starts, index);
    for (let unit = 0; unit < word.length; unit++) text[start + unit] = word.charCodeAt(unit) || noLetter;
  });
  return { text, starts, pairs: unitPairs(text), initialPairs: initialPairs(text) };
}

export function wordCount({ starts }: Dictionary): number {
  return starts.length - 1;
}
