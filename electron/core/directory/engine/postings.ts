import { u32 } from './at.ts';

/** For each number of a range the ascending list of what belongs to it: the lists lie one behind the other. */
export interface Postings {
  /** Where each list begins in `items`; one more than there are lists. */
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

/** Which items have which key: `keys[i]` is that of item i, below `count`. */
export function postingsOf(keys: Uint32Array, count: number): Postings {
  return pairPostings(keys, Uint32Array.from(keys.keys()), count);
}

/** Postings of pairs of a key and an item; the items of one key are listed in the order in which they come. */
export function pairPostings(keys: Uint32Array, items: Uint32Array, count: number): Postings {
  const starts = new Uint32Array(count + 1);
  for (const key of keys) starts[key + 1] = u32(starts, key + 1) + 1;
  for (let key = 0; key < count; key++) starts[key + 1] = u32(starts, key + 1) + u32(starts, key);
  const next = starts.slice(0, count);
  const sorted = new Uint32Array(items.length);
  for (let index = 0; index < keys.length; index++) {
    const key = u32(keys, index);
    const place = u32(next, key);
    sorted[place] = u32(items, index);
    next[key] = place + 1;
  }
  return { starts, items: sorted };
}
