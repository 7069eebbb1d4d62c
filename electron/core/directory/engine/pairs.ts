import { u16, u32 } from './at.ts';
import { GrowingNumbers } from './growing.ts';
import { pairPostings, type Postings } from './postings.ts';
import { initialOfSyllable, initials } from './syllables.ts';

/**
 * Where the pairs of neighbouring code units of a text occur. The last unit of a word makes a pair with the 0 behind it, so
 * that one unit alone is found, too.
 */
export interface UnitPairs {
  /** The pairs that occur, ascending: the first unit times 65,536, and the second one. */
  readonly keys: Uint32Array;
  /** For each key the places of its first unit. */
  readonly places: Postings;
}

export function unitPairs(text: Uint16Array): UnitPairs {
  const numbers = new Map<number, number>();
  const occurring = new GrowingNumbers();
  const places = new GrowingNumbers();
  for (let place = 0; place + 1 < text.length; place++) {
    const [first, second] = [u16(text, place), u16(text, place + 1)];
    if (first === 0) continue;
    const key = first * 0x1_0000 + second;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    occurring.push(number);
    places.push(place);
  }
  const found = Float64Array.from(numbers.keys());
  const keys = Uint32Array.from(found).sort();
  const order = new Uint32Array(keys.length);
  keys.forEach((key, index) => {
    order[numbers.get(key) ?? 0] = index;
  });
  const sorted = occurring.done().map((number) => u32(order, number));
  return { keys, places: pairPostings(sorted, places.done(), keys.length) };
}

/** Where two neighbouring syllables have a pair of initials: the list of `first * 19 + second`. */
export function initialPairs(text: Uint16Array): Postings {
  const keys = new GrowingNumbers();
  const places = new GrowingNumbers();
  for (let place = 0; place + 1 < text.length; place++) {
    const first = initialOfSyllable(u16(text, place));
    const second = initialOfSyllable(u16(text, place + 1));
    if (first === null || second === null) continue;
    keys.push(first * initials + second);
    places.push(place);
  }
  return pairPostings(keys.done(), places.done(), initials * initials);
}
