/** A word with its joined initials apart: ㄳㄱ becomes ㄱㅅㄱ. Null where none are joined. */
export function partInitials(word: string): string | null {
  const parted = Array.from(word, (letter) => joined.get(letter.charCodeAt(0)) ?? letter).join('');
  return parted === word ? null : parted;
}

/** Two consonants that an input method joins where they are typed one after the other: ㄳ ㄵ ㄶ ㄺ ㄻ ㄼ ㄽ ㄾ ㄿ ㅀ ㅄ. */
const joined: ReadonlyMap<number, string> = new Map(
  (
    [
      [0x3133, 0x3131, 0x3145],
      [0x3135, 0x3134, 0x3148],
      [0x3136, 0x3134, 0x314e],
      [0x313a, 0x3139, 0x3131],
      [0x313b, 0x3139, 0x3141],
      [0x313c, 0x3139, 0x3142],
      [0x313d, 0x3139, 0x3145],
      [0x313e, 0x3139, 0x314c],
      [0x313f, 0x3139, 0x314d],
      [0x3140, 0x3139, 0x314e],
      [0x3144, 0x3142, 0x3145],
    ] as const
  ).map(([both, first, second]) => [both, String.fromCharCode(first, second)]),
);
