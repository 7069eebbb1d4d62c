import { assertNever } from '#shared/errors/assert-never.ts';
import { lowerBound, u32 } from './at.ts';
import type { Postings } from './postings.ts';

/** Ascending ranges of numbers by their bounds: the first number of each, and the one behind its last. */
export type Ranges = readonly number[];

/** People who were found together: lists by words, ranges of numbers, or one list in no order. */
export type Source =
  | {
      readonly kind: 'words';
      readonly staff: Postings;
      readonly words: readonly number[];
      /** The one word of each person, where they have exactly one: a few people are looked at by it. */
      readonly wordOf?: Uint32Array;
    }
  | { readonly kind: 'ranges'; readonly ranges: Ranges }
  | { readonly kind: 'list'; readonly staff: Uint32Array };

/** Offers everybody of a source whose number lies in `[from, to)`; `offer` answers whether larger ones are of use still. */
export function offerAll(source: Source, from: number, to: number, offer: (staff: number) => boolean): void {
  switch (source.kind) {
    case 'words':
      if (source.wordOf !== undefined && to - from < source.words.length * searchSteps)
        offerByWord(source.words, source.wordOf, from, to, offer);
      else for (const word of source.words) offerWord(source.staff, word, from, to, offer);
      return;
    case 'ranges':
      offerRanges(source.ranges, from, to, offer);
      return;
    case 'list':
      for (const staff of source.staff) if (staff >= from && staff < to) offer(staff);
      return;
    default:
      assertNever(source);
  }
}

/** How many people can be looked at in the time in which a list is searched for its first one that counts. */
const searchSteps = 8;

function offerByWord(
  words: readonly number[],
  wordOf: Uint32Array,
  from: number,
  to: number,
  offer: (staff: number) => boolean,
): void {
  const isFound = new Uint8Array(words.reduce((largest, word) => Math.max(largest, word), 0) + 1);
  for (const word of words) isFound[word] = 1;
  for (let staff = from; staff < to; staff++) if (isFound[u32(wordOf, staff)] === 1 && !offer(staff)) return;
}

function offerWord(
  { starts, items }: Postings,
  word: number,
  from: number,
  to: number,
  offer: (staff: number) => boolean,
): void {
  const end = u32(starts, word + 1);
  let index = u32(starts, word);
  if (from > 0) index = lowerBound(items, from, index, end);
  for (; index < end; index++) {
    const staff = u32(items, index);
    if (staff >= to || !offer(staff)) return;
  }
}

function offerRanges(ranges: Ranges, from: number, to: number, offer: (staff: number) => boolean): void {
  for (let index = 0; index < ranges.length; index += 2) {
    const end = Math.min(ranges[index + 1] ?? 0, to);
    for (let staff = Math.max(ranges[index] ?? 0, from); staff < end; staff++) if (!offer(staff)) return;
  }
}
