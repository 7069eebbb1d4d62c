import { assertNever } from '#shared/errors/assert-never.ts';
import { u32 } from './at.ts';
import { wordCount } from './dictionary.ts';
import { GrowingNumbers } from './growing.ts';
import type { Postings } from './postings.ts';
import type { Source } from './sources.ts';

/** A set of people as one bit for each of the directory. */
export class StaffSet {
  readonly #bits: Uint32Array;

  constructor(people: number) {
    this.#bits = new Uint32Array((people >>> 5) + 1);
  }

  has(staff: number): boolean {
    return ((u32(this.#bits, staff >>> 5) >>> (staff & 31)) & 1) === 1;
  }

  /** Everybody in it, ascending; null for more than `most`. */
  members(most: number): Uint32Array | null {
    const members = new GrowingNumbers();
    for (let index = 0; index < this.#bits.length; index++) {
      for (let bits = u32(this.#bits, index); bits !== 0; bits &= bits - 1)
        members.push(index * 32 + (31 - Math.clz32(bits & -bits)));
      if (members.length > most) return null;
    }
    return members.done();
  }

  add(source: Source): void {
    switch (source.kind) {
      case 'words':
        for (const word of source.words) this.#addWord(source.staff, word);
        return;
      case 'letter': {
        const { words, staff } = source.names;
        for (let name = 0; name < wordCount(words); name++)
          if (source.hasName(name)) this.#addWord(staff, name);
        return;
      }
      case 'ranges':
        for (let index = 0; index < source.ranges.length; index += 2)
          this.#addRange(u32(source.ranges, index), u32(source.ranges, index + 1));
        return;
      case 'posts':
        source.tellAll((staff) => {
          this.#addOne(staff);
        });
        return;
      case 'list':
        this.#addItems(source.staff, 0, source.staff.length);
        return;
      default:
        assertNever(source);
    }
  }

  /** Keeps whoever is in the other set, too. */
  intersect(other: StaffSet): void {
    for (let index = 0; index < this.#bits.length; index++)
      this.#bits[index] = u32(this.#bits, index) & u32(other.#bits, index);
  }

  #addWord({ starts, items }: Postings, word: number): void {
    this.#addItems(items, u32(starts, word), u32(starts, word + 1));
  }

  #addItems(items: Uint32Array, from: number, to: number): void {
    const bits = this.#bits;
    for (let index = from; index < to; index++) {
      const staff = u32(items, index);
      bits[staff >>> 5] = u32(bits, staff >>> 5) | (1 << (staff & 31));
    }
  }

  #addOne(staff: number): void {
    this.#bits[staff >>> 5] = u32(this.#bits, staff >>> 5) | (1 << (staff & 31));
  }

  #addRange(from: number, to: number): void {
    const bits = this.#bits;
    let staff = from;
    for (; staff < to && (staff & 31) !== 0; staff++)
      bits[staff >>> 5] = u32(bits, staff >>> 5) | (1 << (staff & 31));
    for (; staff + 32 <= to; staff += 32) bits[staff >>> 5] = 0xffff_ffff;
    for (; staff < to; staff++) bits[staff >>> 5] = u32(bits, staff >>> 5) | (1 << (staff & 31));
  }
}
