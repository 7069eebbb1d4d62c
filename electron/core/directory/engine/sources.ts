import { assertNever } from '#shared/errors/assert-never.ts';
import { lowerBound, u32 } from './at.ts';
import type { LetterSource } from './letter-source.ts';
import type { PostSource } from './post-source.ts';
import type { Postings } from './postings.ts';
import { firstBehind, type Ranges } from './ranges.ts';
import type { WordMarks } from './word-marks.ts';
import type { WordsOfPeople } from './words-of-people.ts';

/** People who were found together: lists by words, whoever has a letter or a post, ranges of numbers, or one list in no order. */
export type Source =
  | WordSource
  | LetterSource
  | PostSource
  | { readonly kind: 'ranges'; readonly ranges: Ranges }
  | { readonly kind: 'list'; readonly staff: Uint32Array };

/** Takes somebody, and answers whether larger numbers are of use still. */
export type Offer = (staff: number) => boolean;

/** Where each person has exactly one word: which one, and marks by which a few people are looked at. */
export interface OneWordEach {
  readonly wordOf: Uint32Array;
  readonly marks: WordMarks;
}

/** Everybody who has one of some words. */
export class WordSource {
  readonly kind = 'words';
  readonly staff: Postings;
  readonly words: Uint32Array;
  readonly #oneEach: OneWordEach | null;
  #marks: Uint8Array | null = null;

  constructor(staff: Postings, words: Uint32Array, oneEach: OneWordEach | null = null) {
    this.staff = staff;
    this.words = words;
    this.#oneEach = oneEach;
  }

  /** Whether each person has exactly one word, so that a few people are looked at by it. */
  get isToldOfOne(): boolean {
    return this.#oneEach !== null;
  }

  /** The word of each person, and the marks of these words; null where people may have several words. */
  marked(): MarkedWords | null {
    if (this.#oneEach === null) return null;
    const { wordOf, marks } = this.#oneEach;
    return { wordOf, marks: (this.#marks ??= marks.of(this.words)) };
  }
}

/** Offers everybody of a source whose number lies in `[from, to)`. */
export function offerAll(source: Source, from: number, to: number, offer: Offer): void {
  switch (source.kind) {
    case 'words':
      offerByWords(source, from, to, offer);
      return;
    case 'letter':
      for (let staff = from; staff < to; staff++) if (source.has(staff) && !offer(staff)) return;
      return;
    case 'ranges':
      offerRanges(source.ranges, from, to, offer);
      return;
    case 'posts':
      source.tellAll((staff) => {
        if (staff >= from && staff < to) offer(staff);
      });
      return;
    case 'list':
      for (const staff of source.staff) if (staff >= from && staff < to) offer(staff);
      return;
    default:
      assertNever(source);
  }
}

/** Offers those of some people, by ascending numbers, who are in a source; `known` tells of these and others who they are and what words they have. */
export function offerThese(
  source: Source,
  people: Uint32Array,
  offer: Offer,
  known: WordsOfPeople | null = null,
): void {
  switch (source.kind) {
    case 'words':
      offerTheseByWords(source, people, offer, known);
      return;
    case 'letter':
      for (const staff of people) if (source.has(staff)) offer(staff);
      return;
    case 'ranges':
      for (const staff of people) if (firstBehind(source.ranges, staff) % 2 === 1) offer(staff);
      return;
    case 'posts':
      offerTheseByPosts(source, people, offer, known);
      return;
    case 'list':
      for (const staff of source.staff)
        if (known?.has(staff) !== false && isAmong(people, 0, people.length, staff)) offer(staff);
      return;
    default:
      assertNever(source);
  }
}

/** Whether a source tells of one person, without a search, whether they are in it. */
export function isToldOfOne(source: Source): boolean {
  return (
    source.kind === 'letter' || source.kind === 'ranges' || (source.kind === 'words' && source.isToldOfOne)
  );
}

/** So few words are looked for sooner than all that a few people have are gathered. */
const fewWords = 32;

/** How many people can be looked at in the time in which a list is searched for its first one that counts. */
const searchSteps = 8;

function offerByWords(source: WordSource, from: number, to: number, offer: Offer): void {
  const { words, staff } = source;
  const marked = to - from < words.length * searchSteps ? source.marked() : null;
  if (marked === null) for (const word of words) offerWord(staff, word, from, to, offer);
  else for (let one = from; one < to; one++) if (isMarked(marked, one) && !offer(one)) return;
}

function offerWord({ starts, items }: Postings, word: number, from: number, to: number, offer: Offer): void {
  const end = u32(starts, word + 1);
  let index = u32(starts, word);
  if (from > 0) index = lowerBound(items, from, index, end);
  for (; index < end; index++) {
    const staff = u32(items, index);
    if (staff >= to || !offer(staff)) return;
  }
}

function offerTheseByWords(
  source: WordSource,
  people: Uint32Array,
  offer: Offer,
  known: WordsOfPeople | null,
): void {
  const { words, staff } = source;
  if (people.length === 0) return;
  const marked = source.marked();
  if (marked !== null) {
    for (const one of people) if (isMarked(marked, one)) offer(one);
    return;
  }
  const had = words.length > fewWords ? known?.in(staff) : undefined;
  for (const word of words)
    if (had === undefined || had[word] === 1) offerTheseOfWord(staff, word, people, offer);
}

function offerTheseByPosts(
  source: PostSource,
  people: Uint32Array,
  offer: Offer,
  known: WordsOfPeople | null,
): void {
  const tell = (staff: number): void => {
    if (isAmong(people, 0, people.length, staff)) offer(staff);
  };
  if (known === null) source.tellAll(tell);
  else source.tellThese(known.postsIn(source.posts), tell);
}

/** Goes through the shorter of both lists, and looks its entries up in the other one. */
function offerTheseOfWord(
  { starts, items }: Postings,
  word: number,
  people: Uint32Array,
  offer: Offer,
): void {
  const [from, to] = [u32(starts, word), u32(starts, word + 1)];
  if (to - from > people.length * searchSteps) {
    for (const one of people) if (isAmong(items, from, to, one)) offer(one);
    return;
  }
  const [first, last] = [u32(people, 0), u32(people, people.length - 1)];
  for (let index = from; index < to; index++) {
    const staff = u32(items, index);
    if (staff >= first && staff <= last && isAmong(people, 0, people.length, staff)) offer(staff);
  }
}

function offerRanges(ranges: Ranges, from: number, to: number, offer: Offer): void {
  for (let index = firstBehind(ranges, from) & ~1; index < ranges.length; index += 2) {
    const begin = u32(ranges, index);
    if (begin >= to) return;
    const end = Math.min(u32(ranges, index + 1), to);
    for (let staff = Math.max(begin, from); staff < end; staff++) if (!offer(staff)) return;
  }
}

function isMarked({ wordOf, marks }: MarkedWords, staff: number): boolean {
  return marks[u32(wordOf, staff)] === 1;
}

interface MarkedWords {
  readonly wordOf: Uint32Array;
  readonly marks: Uint8Array;
}

function isAmong(items: Uint32Array, from: number, to: number, staff: number): boolean {
  const place = lowerBound(items, staff, from, to);
  return place < to && u32(items, place) === staff;
}
