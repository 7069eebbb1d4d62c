/**
 * A number in [0, 1) that is always the same for the same words (FNV-1a, mixed as in murmur3): colleagues seem to hesitate
 * by chance, and yet do the same every time.
 */
export function lot(...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of words.join('\n')) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}

/** From where to where something is drawn, in milliseconds. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** A whole number of a range, the same for the same words. */
export function drawn({ least, most }: Range, ...words: readonly (string | number)[]): number {
  return Math.round(least + lot(...words) * (most - least));
}
