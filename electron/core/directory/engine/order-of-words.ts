import { u32 } from './at.ts';

/**
 * The places of words in the order of their code units; equal ones stay as they were. Most of the work is a sort of
 * numbers, each made of the first two letters and the place: a million comparisons of strings take many times as long.
 */
export function orderOfWords(words: readonly string[]): Uint32Array {
  // 32 bits of letters and the place are exact in a double up to 2^21 words.
  if (words.length > exactPlaces) return orderByComparison(words, Uint32Array.from(words.keys()));
  const beginnings = Float64Array.from(words, firstTwo);
  const keys = beginnings.map((beginning, place) => beginning * exactPlaces + place).sort();
  const order = Uint32Array.from(keys, (key) => key % exactPlaces);
  let from = 0;
  for (let to = 1; to <= order.length; to++) {
    if (to < order.length && beginnings[u32(order, from)] === beginnings[u32(order, to)]) continue;
    if (to - from > 1) orderByComparison(words, order.subarray(from, to));
    from = to;
  }
  return order;
}

const exactPlaces = 2 ** 21;

function orderByComparison(words: readonly string[], places: Uint32Array): Uint32Array {
  return places.sort((one, other) => {
    const [first = '', second = ''] = [words[one], words[other]];
    return first < second ? -1 : first > second ? 1 : one - other;
  });
}

function firstTwo(word: string): number {
  return unitAt(word, 0) * 0x1_0000 + unitAt(word, 1);
}

function unitAt(word: string, place: number): number {
  return place < word.length ? word.charCodeAt(place) : 0;
}
