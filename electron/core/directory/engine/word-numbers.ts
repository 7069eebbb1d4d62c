import { u16, u32 } from './at.ts';
import { fold } from './fold.ts';
import { GrowingNumbers } from './growing.ts';

/** Words as typed arrays, one behind the other; where each begins, and at last where the last one ends. */
export interface CollectedWords {
  readonly letters: Uint16Array;
  readonly starts: Uint32Array;
}

/**
 * Numbers different words in the order in which they first come. A nation has ten million words, most of them parts of longer
 * texts: they are compared where they stand, letter by letter, because making a string of each and looking it up in a
 * `Map` takes three times as long.
 */
export class WordNumbers {
  #letters = new Uint16Array(firstLetters);
  readonly #starts = new GrowingNumbers();
  readonly #hashes = new GrowingNumbers();
  /** Words by their hash, with open addressing: the number plus one, 0 for none. At most half of it is taken. */
  #table = new Uint32Array(firstPlaces);
  #end = 0;

  get size(): number {
    return this.#hashes.length;
  }

  /** The number of the word at `[from, to)` of a text, as it stands there. */
  numberOf(text: string, from = 0, to: number = text.length): number {
    const hash = hashOf(text, from, to);
    const place = this.#placeOf(hash, text, from, to);
    const known = u32(this.#table, place);
    return known === 0 ? this.#add(hash, place, text.slice(from, to)) : known - 1;
  }

  /** The same for a word that may not be there: then -1, and it gets no number. */
  find(word: string): number {
    return u32(this.#table, this.#placeOf(hashOf(word, 0, word.length), word, 0, word.length)) - 1;
  }

  /** The number of the word in the form in which it is compared. */
  numberOfFolded(text: string, from = 0, to: number = text.length): number {
    for (let place = from; place < to; place++)
      if (!isFolded(text.charCodeAt(place))) return this.numberOf(fold(text.slice(from, to)));
    return this.numberOf(text, from, to);
  }

  /** The words, in the order of their numbers. */
  words(): readonly string[] {
    return Array.from({ length: this.size }, (_, word) =>
      String.fromCharCode(...this.#letters.subarray(this.#starts.at(word), this.#endOf(word))),
    );
  }

  /** Numbers words that another one has numbered: in their order, those that are new after the others. Answers the number of each. */
  takeIn({ letters, starts }: CollectedWords): Uint32Array {
    return Uint32Array.from({ length: starts.length - 1 }, (_, word) =>
      this.numberOf(String.fromCharCode(...letters.subarray(u32(starts, word), u32(starts, word + 1)))),
    );
  }

  /** The words for another one; none is numbered afterwards. */
  collected(): CollectedWords {
    return { letters: this.#letters.subarray(0, this.#end), starts: this.#starts.closed(this.#end) };
  }

  /** Where in the table a word is, or would be. */
  #placeOf(hash: number, text: string, from: number, to: number): number {
    let place = hash & (this.#table.length - 1);
    for (;;) {
      const known = u32(this.#table, place);
      if (known === 0) return place;
      if (this.#hashes.at(known - 1) === hash && this.#isWord(known - 1, text, from, to)) return place;
      place = (place + 1) & (this.#table.length - 1);
    }
  }

  #isWord(word: number, text: string, from: number, to: number): boolean {
    const start = this.#starts.at(word);
    if (this.#endOf(word) - start !== to - from) return false;
    for (let place = from; place < to; place++)
      if (u16(this.#letters, start + place - from) !== text.charCodeAt(place)) return false;
    return true;
  }

  #add(hash: number, place: number, word: string): number {
    this.#starts.push(this.#end);
    this.#hashes.push(hash);
    while (this.#end + word.length > this.#letters.length) {
      const more = new Uint16Array(this.#letters.length * 2);
      more.set(this.#letters);
      this.#letters = more;
    }
    for (let letter = 0; letter < word.length; letter++) this.#letters[this.#end++] = word.charCodeAt(letter);
    this.#table[place] = this.size;
    if (this.size * 2 > this.#table.length) this.#widen();
    return this.size - 1;
  }

  #endOf(word: number): number {
    return word + 1 < this.size ? this.#starts.at(word + 1) : this.#end;
  }

  #widen(): void {
    const table = new Uint32Array(this.#table.length * 2);
    for (let word = 0; word < this.size; word++) {
      let place = this.#hashes.at(word) & (table.length - 1);
      while (u32(table, place) !== 0) place = (place + 1) & (table.length - 1);
      table[place] = word + 1;
    }
    this.#table = table;
  }
}

/** FNV-1a, by code units. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0;
  for (let place = from; place < to; place++) hash = Math.imul(hash ^ text.charCodeAt(place), prime);
  // The high bits of a product depend on all that went into it, the low ones, by which a table is read, on little.
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Hangul syllables and the letters of ASCII without capitals: nearly everything in a directory stays as it is. */
function isFolded(unit: number): boolean {
  return (unit >= 0xac00 && unit <= 0xd7a3) || (unit < 0x80 && (unit < 0x41 || unit > 0x5a));
}

/** Of FNV-1a with 32 bits. */
const prime = 0x0100_0193;
/** Both grow; a power of two, for the sake of the table. */
const firstPlaces = 1024;
const firstLetters = 4096;
