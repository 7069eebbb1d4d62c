import { assertNever } from '#shared/errors/assert-never.ts';
import { u32 } from './at.ts';
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

  add(source: Source): void {
    switch (source.kind) {
      case 'words':
        for (const word of source.words)
          this.#addItems(
            source.staff.items,
            u32(source.staff.starts, word),
            u32(source.staff.starts, word + 1),
          );
        return;
      case 'ranges':
        for (let index = 0; index < source.ranges.length; index += 2)
          this.#addRange(u32(source.ranges, index), u32(source.ranges, index + 1));
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

  #addItems(items: Uint32Array, from: number, to: number): void {
    const bits = this.#bits;
    for (let index = from; index < to; index++) {
      const staff = u32(items, index);
      bits[staff >>> 5] = u32(bits, staff >>> 5) | (1 << (staff & 31));
    }
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
