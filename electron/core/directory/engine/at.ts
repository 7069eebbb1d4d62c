/*
 * Elements of typed arrays whose index is known to be inside: one function for each kind of array, so that each stays as
 * fast as the bare access.
 */

export function u8(array: Uint8Array, index: number): number {
  return array[index] as number;
}

export function u16(array: Uint16Array, index: number): number {
  return array[index] as number;
}

export function u32(array: Uint32Array, index: number): number {
  return array[index] as number;
}

export function f64(array: Float64Array, index: number): number {
  return array[index] as number;
}

/** The first index in `[from, to)` of ascending numbers whose number is not below `value`; `to` where all are. */
export function lowerBound(numbers: Uint32Array, value: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (u32(numbers, middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same for a place that is likely to be near `from`. */
export function lowerBoundNear(numbers: Uint32Array, value: number, from: number, to: number): number {
  let step = 1;
  while (from + step < to && u32(numbers, from + step) < value) step *= 2;
  return lowerBound(numbers, value, from + (step >>> 1), Math.min(to, from + step));
}
