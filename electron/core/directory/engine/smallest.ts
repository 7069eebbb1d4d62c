import { u32 } from './at.ts';

/** Keeps the smallest different numbers of all that it is offered, by a heap with the largest of them on top. */
export class Smallest {
  readonly #heap: Uint32Array;
  #size = 0;

  /** `limit` is at least 1. */
  constructor(limit: number) {
    this.#heap = new Uint32Array(limit);
  }

  /** Whether a number would be kept. As soon as one is not, no larger one is. */
  wants(value: number): boolean {
    return this.#size < this.#heap.length || value < u32(this.#heap, 0);
  }

  /** Takes a number that is wanted; one that is kept already changes nothing. */
  take(value: number): void {
    for (let index = 0; index < this.#size; index++) if (u32(this.#heap, index) === value) return;
    if (this.#size < this.#heap.length) this.#rise(value);
    else this.#sink(value);
  }

  /** What is kept, ascending. */
  sorted(): Uint32Array {
    return this.#heap.slice(0, this.#size).sort();
  }

  #rise(value: number): void {
    let index = this.#size++;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (u32(this.#heap, parent) >= value) break;
      this.#heap[index] = u32(this.#heap, parent);
      index = parent;
    }
    this.#heap[index] = value;
  }

  #sink(value: number): void {
    let index = 0;
    for (let child = 1; child < this.#size; child = index * 2 + 1) {
      if (child + 1 < this.#size && u32(this.#heap, child + 1) > u32(this.#heap, child)) child++;
      if (u32(this.#heap, child) <= value) break;
      this.#heap[index] = u32(this.#heap, child);
      index = child;
    }
    this.#heap[index] = value;
  }
}
