import { u32 } from './at.ts';
import { GrowingNumbers } from './growing.ts';
import type { Postings } from './postings.ts';

/** Keys of people as typed arrays: those of each person told begin where `starts` says. */
export interface CollectedEntries {
  readonly keys: Uint32Array;
  readonly starts: Uint32Array;
}

/** Keys that people have, any number each: the people are told one after the other, and listed in another order. */
export class EntriesOfPeople {
  readonly #keys = new GrowingNumbers();
  /** Where the entries of each person told begin. */
  readonly #starts = new GrowingNumbers();

  /** Notes a key of a person: the one who was told last, or a later one. */
  add(told: number, key: number): void {
    while (this.#starts.length <= told) this.#starts.push(this.#keys.length);
    this.#keys.push(key);
  }

  /** Takes up those of people who are told after `before` others. */
  takeIn({ keys, starts }: CollectedEntries, before: number): void {
    while (this.#starts.length < before) this.#starts.push(this.#keys.length);
    const first = this.#keys.length;
    this.#starts.append(starts.map((start) => first + start));
    this.#keys.append(keys);
  }

  /** For another one; nothing is added afterwards. */
  collected(): CollectedEntries {
    return { keys: this.#keys.done(), starts: this.#starts.done() };
  }

  /** The keys in the order in which they came. */
  keys(): Uint32Array {
    return this.#keys.done();
  }

  /**
   * Who has each of `count` keys, ascending: `order` lists the people told as they are numbered. `onItem` hears of each item
   * from which of the entries it comes.
   */
  byKey(order: Uint32Array, count: number, onItem?: (item: number, entry: number) => void): Postings {
    const keys = this.#keys.done();
    for (let told = this.#starts.length; told <= order.length; told++) this.#starts.push(keys.length);
    const firsts = this.#starts.done();
    const starts = startsOf(keys, count);
    const next = starts.slice(0, count);
    const items = new Uint32Array(keys.length);
    for (let number = 0; number < order.length; number++) {
      const told = u32(order, number);
      const end = u32(firsts, told + 1);
      for (let entry = u32(firsts, told); entry < end; entry++) {
        const key = u32(keys, entry);
        const place = u32(next, key);
        next[key] = place + 1;
        items[place] = number;
        onItem?.(place, entry);
      }
    }
    return { starts, items };
  }
}

function startsOf(keys: Uint32Array, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (let index = 0; index < keys.length; index++) {
    const key = u32(keys, index) + 1;
    starts[key] = u32(starts, key) + 1;
  }
  for (let key = 0; key < count; key++) starts[key + 1] = u32(starts, key + 1) + u32(starts, key);
  return starts;
}
