import { u16, u32 } from './at.ts';
import type { Dictionary } from './dictionary.ts';

/**
 * Tells which word has the unit at a place of a dictionary. Of every sixteenth place it is known, and the ends of words are
 * counted from there: one look at memory, where a search among the words takes one for each of its steps.
 */
export class WordPlaces {
  readonly #text: Uint16Array;
  readonly #words: Uint32Array;

  constructor({ text }: Dictionary) {
    this.#text = text;
    this.#words = new Uint32Array((text.length >>> blockBits) + 1);
    let word = 0;
    for (let place = 0; place < text.length; place++) {
      if (place % block === 0) this.#words[place >>> blockBits] = word;
      if (u16(text, place) === 0) word++;
    }
  }

  wordAt(place: number): number {
    const blockOfPlace = place >>> blockBits;
    let word = u32(this.#words, blockOfPlace);
    for (let before = blockOfPlace * block; before < place; before++)
      if (u16(this.#text, before) === 0) word++;
    return word;
  }
}

/** Half a cache line of text, and a sixteenth of its length again in memory. */
const blockBits = 4;
const block = 1 << blockBits;
