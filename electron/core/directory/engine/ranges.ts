import { lowerBound } from './at.ts';

/** Ascending ranges of numbers that do not overlap, by their bounds: the first number of each, and the one behind its last. */
export type Ranges = Uint32Array;

/** How many bounds are not above a number: it lies in a range where they are odd. */
export function firstBehind(ranges: Ranges, number: number): number {
  return lowerBound(ranges, number + 1, 0, ranges.length);
}
