/**
 * A word whose last syllable ends in a consonant that the next key may take along: 김밋 becomes 김미ㅅ, 넋 becomes 넉ㅅ.
 * Null where there is none.
 */
export function splitFinal(word: string): string | null {
  const last = word.charCodeAt(word.length - 1);
  if (!(last >= firstSyllable && last <= lastSyllable)) return null;
  const final = (last - firstSyllable) % finals;
  const [left, moved] = splits[final] ?? [0, null];
  if (moved === null) return null;
  const before = word.slice(0, -1) + String.fromCharCode(last - final + left);
  return before + String.fromCharCode(moved);
}

const firstSyllable = 0xac00;
const lastSyllable = 0xd7a3;
const finals = 28;

/** For each final what stays of it and which letter goes: of two consonants the second one, as the keyboard does it. */
const splits: readonly (readonly [stays: number, goes: number | null])[] = [
  [0, null],
  [0, 0x3131],
  [0, 0x3132],
  [1, 0x3145],
  [0, 0x3134],
  [4, 0x3148],
  [4, 0x314e],
  [0, 0x3137],
  [0, 0x3139],
  [8, 0x3131],
  [8, 0x3141],
  [8, 0x3142],
  [8, 0x3145],
  [8, 0x314c],
  [8, 0x314d],
  [8, 0x314e],
  [0, 0x3141],
  [0, 0x3142],
  [17, 0x3145],
  [0, 0x3145],
  [0, 0x3146],
  [0, 0x3147],
  [0, 0x3148],
  [0, 0x314a],
  [0, 0x314b],
  [0, 0x314c],
  [0, 0x314d],
  [0, 0x314e],
];
