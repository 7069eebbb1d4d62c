/** How many initials there are. */
export const initials = 19;

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
const syllablesOfInitial = 588;

/** The compatibility letters that are initials, in the order of syllables: ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ. */
const letters: ReadonlyMap<number, number> = new Map(
  [
    0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141, 0x3142, 0x3143, 0x3145, 0x3146, 0x3147, 0x3148,
    0x3149, 0x314a, 0x314b, 0x314c, 0x314d, 0x314e,
  ].map((letter, index) => [letter, index]),
);

/** Which initial a letter is that stands alone, 0-18; null for every other code unit. */
export function initialOf(unit: number): number | null {
  return letters.get(unit) ?? null;
}

/** The first syllable of an initial; that of 19 is the one behind all syllables. */
export function syllableOfInitial(initial: number): number {
  return firstSyllable + initial * syllablesOfInitial;
}

/** Which initial a syllable has, 0-18; null for a code unit that is no syllable. */
export function initialOfSyllable(unit: number): number | null {
  return unit < firstSyllable || unit > lastSyllable
    ? null
    : Math.floor((unit - firstSyllable) / syllablesOfInitial);
}
