import { u32 } from './at.ts';

/** Different numbers below a bound, ascending; many of them are put in order by a bit for each number there is. */
export function ascending(numbers: Uint32Array, bound: number): Uint32Array {
  if (numbers.length < fewNumbers) return numbers.toSorted();
  const bits = new Uint32Array((bound >>> 5) + 1);
  for (const number of numbers) bits[number >>> 5] = u32(bits, number >>> 5) | (1 << (number & 31));
  const sorted = new Uint32Array(numbers.length);
  let count = 0;
  bits.forEach((block, index) => {
    for (let rest = block; rest !== 0; rest &= rest - 1)
      sorted[count++] = index * 32 + (31 - Math.clz32(rest & -rest));
  });
  return sorted;
}

/** To sort fewer takes no longer than to look at the bits of a hundred thousand. */
const fewNumbers = 256;
