import { initialOf, initialOfSyllable, syllableOfInitial } from './syllables.ts';

/**
 * A word of a query as intervals of UTF-16 code units: a text matches where each of its units lies in its interval. So one
 * comparison serves whole syllables, initials (ㄱ is everything from 가 to 깋) and a last syllable that is still being
 * typed (미 is 미 to 밓, since 민 may become of it).
 */
export interface IntervalPattern {
  readonly length: number;
  readonly low: Uint16Array;
  readonly high: Uint16Array;
  /** The units as they were typed: whatever equals them matches literally. */
  readonly typed: Uint16Array;
}

/** The pattern of a word in lower case and NFC, of at least one character. */
export function intervalPattern(word: string): IntervalPattern {
  const typed = Uint16Array.from({ length: word.length }, (_, index) => word.charCodeAt(index));
  const low = typed.slice();
  const high = typed.slice();
  typed.forEach((unit, index) => {
    const initial = initialOf(unit);
    if (initial !== null) {
      low[index] = syllableOfInitial(initial);
      high[index] = syllableOfInitial(initial + 1) - 1;
    } else if (index === typed.length - 1) high[index] = lastOfOpen(unit);
  });
  return { length: word.length, low, high, typed };
}

/** Which of the 19 initials all units of an interval begin with; null where they differ or are no syllables. */
export function commonInitial(pattern: IntervalPattern, index: number): number | null {
  const first = initialOfSyllable(pattern.low[index] ?? 0);
  return first !== null && first === initialOfSyllable(pattern.high[index] ?? 0) ? first : null;
}

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
const finals = 28;
const vowels = 21;

/** ㅗ, ㅜ and ㅡ may become ㅘ ㅙ ㅚ, ㅝ ㅞ ㅟ and ㅢ with the next key; these follow them in the order of syllables. */
const moreVowels: ReadonlyMap<number, number> = new Map([
  [8, 3],
  [13, 3],
  [18, 1],
]);

/** The last syllable that may become of an open one with the next keys; a unit that is none stays itself. */
function lastOfOpen(unit: number): number {
  if (unit < firstSyllable || unit > lastSyllable || (unit - firstSyllable) % finals !== 0) return unit;
  const vowel = ((unit - firstSyllable) / finals) % vowels;
  return unit + finals - 1 + (moreVowels.get(vowel) ?? 0) * finals;
}
