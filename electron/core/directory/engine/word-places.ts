import { u16, u32 } from './at.ts';
import type { Dictionary } from './dictionary.ts';

/**
 * Tells which word has the unit at a place of a dictionary: a bit for each place where a word ends, and for every 32 places
 * how many ended before. One look at memory and a few steps without a branch, where a search among the words takes a look for
 * each of its steps (rank by counting bits: Jacobson, Space-efficient Static Trees and Graphs, 1989).
 */
export class WordPlaces {
  /** For every 32 places first how many words ended before, then a bit for each where one ends: side by side in memory. */
  readonly #blocks: Uint32Array;

  constructor({ text }: Dictionary) {
    this.#blocks = new Uint32Array(((text.length >>> 5) + 1) * 2);
    let ended = 0;
    for (let place = 0; place < text.length; place++) {
      const block = (place >>> 5) * 2;
      if ((place & 31) === 0) this.#blocks[block] = ended;
      if (u16(text, place) !== 0) continue;
      ended++;
      this.#blocks[block + 1] = u32(this.#blocks, block + 1) | (1 << (place & 31));
    }
  }

  wordAt(place: number): number {
    const block = (place >>> 5) * 2;
    const endsBefore = u32(this.#blocks, block + 1) & ((1 << (place & 31)) - 1);
    return u32(this.#blocks, block) + bitsIn(endsBefore);
  }

  /** Whether a word ends there, and no letter stands there. */
  isEnd(place: number): boolean {
    return ((u32(this.#blocks, (place >>> 5) * 2 + 1) >>> (place & 31)) & 1) === 1;
  }
}

/** How many bits are set (Warren, Hacker's Delight, 5-1). */
function bitsIn(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
