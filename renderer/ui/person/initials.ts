/**
 * What stands in an avatar: for a Korean name its last two syllables (the given name, or what people call each other
 * by), for a one-syllable given name that syllable, else the first letters of the first two words.
 */
export function initials(name: string): string {
  const trimmed = name.normalize('NFC').trim();
  if (hangulOnly.test(trimmed)) return trimmed.length <= 2 ? trimmed.slice(-1) : trimmed.slice(-2);
  const words = trimmed.split(/\s+/u).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}

const hangulOnly = /^\p{Script=Hangul}+$/u;
