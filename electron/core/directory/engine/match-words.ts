import { lowerBound, u16, u32, u8 } from './at.ts';
import { wordCount, type Dictionary } from './dictionary.ts';
import { commonInitial, type IntervalPattern } from './interval-pattern.ts';
import type { LetterRange } from './letter-source.ts';
import { initialOf, initials } from './syllables.ts';
import { WordPlaces } from './word-places.ts';

/** Words by how a pattern matches them: the whole word, its beginning, or elsewhere. */
export interface WordsByFit {
  readonly exact: Uint32Array;
  readonly begins: Uint32Array;
  readonly contains: Uint32Array;
  /** All of them, in this order. */
  readonly all: Uint32Array;
}

/** Words that contain what was typed, and those that only fit it as initials or as what may become of it. */
export interface WordMatches {
  readonly literal: WordsByFit;
  readonly half: WordsByFit;
}

/** Finds the words of a dictionary that a pattern matches. Keeps a byte for each word between calls: not for two at once. */
export class WordMatcher {
  readonly #dictionary: Dictionary;
  readonly #places: WordPlaces;
  /** The best class of each word in the call that is running; 0 for none. */
  readonly #best: Uint8Array;
  /** The words of the call that is running: lists that grow would be thrown away with each key. */
  readonly #found: Uint32Array;
  #count = 0;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
    this.#places = new WordPlaces(dictionary);
    this.#best = new Uint8Array(wordCount(dictionary));
    this.#found = new Uint32Array(wordCount(dictionary));
  }

  match(pattern: IntervalPattern): WordMatches {
    this.#count = 0;
    const rarest = this.#rarestPair(pattern);
    if (rarest === null) this.#scan(pattern);
    else
      for (let index = rarest.from; index < rarest.to; index++) {
        const place = u32(rarest.places, index) - rarest.offset;
        if (rarest.isWhole)
          this.#meet(this.#places.wordAt(place), this.#fitAt(place, pattern.length) + halfTyped);
        else if (place >= 0) this.#try(pattern, place);
      }
    return this.#byClass();
  }

  /** The words that have a letter of a range anywhere, ascending; null for more than `most` places. */
  wordsWith({ low, high }: LetterRange, most: number): Uint32Array | null {
    const { places, from, to } = this.#placesOf(0, low * 0x1_0000, high * 0x1_0000 + 0xffff);
    if (to - from > most) return null;
    this.#count = 0;
    for (let index = from; index < to; index++) this.#meet(this.#places.wordAt(u32(places, index)), 1);
    return this.#byClass().literal.exact.sort();
  }

  #scan(pattern: IntervalPattern): void {
    const { text } = this.#dictionary;
    const [low, high] = [u16(pattern.low, 0), u16(pattern.high, 0)];
    for (let place = 0; place + pattern.length <= text.length; place++) {
      const unit = u16(text, place);
      if (unit >= low && unit <= high) this.#try(pattern, place);
    }
  }

  #try({ low, high, typed, length }: IntervalPattern, place: number): void {
    const { text } = this.#dictionary;
    if (place + length > text.length) return;
    let literal = true;
    for (let index = 0; index < length; index++) {
      const unit = u16(text, place + index);
      if (unit < u16(low, index) || unit > u16(high, index)) return;
      if (unit !== u16(typed, index)) literal = false;
    }
    this.#meet(this.#places.wordAt(place), this.#fitAt(place, length) + (literal ? 0 : halfTyped));
  }

  /** Which class it is that a text of a length occurs there: the whole word, its beginning, or elsewhere. */
  #fitAt(place: number, length: number): number {
    if (place > 0 && !this.#places.isEnd(place - 1)) return 3;
    return this.#places.isEnd(place + length) ? 1 : 2;
  }

  #meet(word: number, rank: number): void {
    const before = u8(this.#best, word);
    if (before === 0) this.#found[this.#count++] = word;
    if (before === 0 || rank < before) this.#best[word] = rank;
  }

  #byClass(): WordMatches {
    const ends = new Uint32Array(classes + 1);
    for (let index = 0; index < this.#count; index++) {
      const rank = u8(this.#best, u32(this.#found, index));
      ends[rank] = u32(ends, rank) + 1;
    }
    for (let rank = 1; rank <= classes; rank++) ends[rank] = u32(ends, rank) + u32(ends, rank - 1);
    const next = ends.slice();
    const words = new Uint32Array(this.#count);
    for (let index = 0; index < this.#count; index++) {
      const word = u32(this.#found, index);
      const before = u8(this.#best, word) - 1;
      words[u32(next, before)] = word;
      next[before] = u32(next, before) + 1;
      this.#best[word] = 0;
    }
    const fitting = (first: number): WordsByFit => {
      const between = (from: number, to: number): Uint32Array =>
        words.subarray(u32(ends, first + from), u32(ends, first + to));
      return { exact: between(0, 1), begins: between(1, 2), contains: between(2, 3), all: between(0, 3) };
    };
    return { literal: fitting(0), half: fitting(3) };
  }

  /** The places of the neighbouring pair of the pattern that occurs least; null where only a scan helps. */
  #rarestPair(pattern: IntervalPattern): PairPlaces | null {
    let rarest: PairPlaces | null = null;
    for (let index = 0; index + 1 < pattern.length; index++) {
      const places = this.#pairPlaces(pattern, index);
      if (places !== null && (rarest === null || places.to - places.from < rarest.to - rarest.from))
        rarest = places;
    }
    return rarest;
  }

  #placesOf(offset: number, lowest: number, highest: number): PairPlaces {
    const { keys, places } = this.#dictionary.pairs;
    const from = lowerBound(keys, lowest, 0, keys.length);
    const to = lowerBound(keys, highest + 1, from, keys.length);
    const [first, end] = [u32(places.starts, from), u32(places.starts, to)];
    return { offset, isWhole: false, places: places.items, from: first, to: end };
  }

  #pairPlaces(pattern: IntervalPattern, offset: number): PairPlaces | null {
    const first = u16(pattern.low, offset);
    if (first === u16(pattern.high, offset)) {
      const both = first * 0x1_0000;
      return this.#placesOf(
        offset,
        both + u16(pattern.low, offset + 1),
        both + u16(pattern.high, offset + 1),
      );
    }
    const one = commonInitial(pattern, offset);
    const other = commonInitial(pattern, offset + 1);
    if (one === null || other === null) return null;
    const { starts, items } = this.#dictionary.initialPairs;
    const pair = one * initials + other;
    const isWhole = pattern.length === 2 && pattern.typed.every((unit) => initialOf(unit) !== null);
    return { offset, isWhole, places: items, from: u32(starts, pair), to: u32(starts, pair + 1) };
  }
}

/** What was typed, or what fits it: the whole word, its beginning, or elsewhere. */
const classes = 6;
/** How far the classes of what only fits stand behind those of what was typed. */
const halfTyped = 3;

interface PairPlaces {
  /** Where in the pattern the pair stands. */
  readonly offset: number;
  /** Whether two initials are all that was typed: the places are known to fit, and no text has to be looked at. */
  readonly isWhole: boolean;
  readonly places: Uint32Array;
  readonly from: number;
  readonly to: number;
}
