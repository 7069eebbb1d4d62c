import { u32, u8 } from './at.ts';

/** Texts in ASCII, one behind the other; where each begins, and at last where the last one ends. */
export interface AsciiTexts {
  readonly text: Uint8Array;
  readonly starts: Uint32Array;
}

/**
 * The places of texts in the order of their bytes; equal ones stay as they were. Most of the work is a sort of numbers of 64
 * bits, each made of the first six letters and the place: a million comparisons of texts take many times as long.
 */
export function orderOfTexts(texts: AsciiTexts): Uint32Array {
  const count = texts.starts.length - 1;
  if (count > mostPlaces)
    return orderByComparison(
      texts,
      Uint32Array.from({ length: count }, (_, entry) => entry),
    );
  const keys = new BigUint64Array(count);
  const halves = new Uint32Array(keys.buffer);
  for (let entry = 0; entry < count; entry++) {
    const [first, second] = [threeLetters(texts, entry, 0), threeLetters(texts, entry, 3)];
    halves[2 * entry + lowHalf] = ((second << placeBits) | entry) >>> 0;
    halves[2 * entry + 1 - lowHalf] = first * 2 ** 11 + (second >>> 10);
  }
  keys.sort();
  const order = new Uint32Array(count);
  for (let index = 0; index < count; index++)
    order[index] = u32(halves, 2 * index + lowHalf) & (mostPlaces - 1);
  const isAlike = (one: number, other: number): boolean =>
    u32(halves, 2 * one + 1 - lowHalf) === u32(halves, 2 * other + 1 - lowHalf) &&
    u32(halves, 2 * one + lowHalf) >>> placeBits === u32(halves, 2 * other + lowHalf) >>> placeBits;
  let from = 0;
  for (let to = 1; to <= count; to++) {
    if (to < count && isAlike(from, to)) continue;
    if (to - from > 1) orderByComparison(texts, order.subarray(from, to));
    from = to;
  }
  return order;
}

/** 64 bits are six letters of seven bits each, and the place. */
const placeBits = 22;
const mostPlaces = 2 ** placeBits;
/** Which of two neighbouring numbers of 32 bits is the lower half of one with 64. */
const lowHalf = new Uint32Array(BigUint64Array.of(1n).buffer)[0] === 1 ? 0 : 1;

/** Seven bits each; nothing comes before every letter. */
function threeLetters({ text, starts }: AsciiTexts, entry: number, from: number): number {
  const [start, end] = [u32(starts, entry) + from, u32(starts, entry + 1)];
  const letter = (place: number): number => (place < end ? u8(text, place) : 0);
  return (letter(start) << 14) | (letter(start + 1) << 7) | letter(start + 2);
}

function orderByComparison({ text, starts }: AsciiTexts, places: Uint32Array): Uint32Array {
  return places.sort((one, other) => {
    const [first, second] = [u32(starts, one), u32(starts, other)];
    const [size, otherSize] = [u32(starts, one + 1) - first, u32(starts, other + 1) - second];
    for (let place = 0; place < size && place < otherSize; place++) {
      const difference = u8(text, first + place) - u8(text, second + place);
      if (difference !== 0) return difference;
    }
    return size - otherSize || one - other;
  });
}
