import { f64 } from './at.ts';

/** Keeps the smallest different integers of all that it is offered, by a heap with the largest of them on top. */
export class Smallest {
  readonly #heap: Float64Array;
  #size = 0;

  /** `limit` is at least 1. */
  constructor(limit: number) {
    this.#heap = new Float64Array(limit);
  }

  /** Whether a number would be kept. As soon as one is not, no larger one is. */
  wants(value: number): boolean {
    return this.#size < this.#heap.length || value < f64(this.#heap, 0);
  }

  /** Takes a number that is wanted; one that is kept already changes nothing. */
  take(value: number): void {
    for (let index = 0; index < this.#size; index++) if (f64(this.#heap, index) === value) return;
    if (this.#size < this.#heap.length) this.#rise(value);
    else this.#sink(value);
  }

  /** What is kept, ascending. */
  sorted(): Float64Array {
    return this.#heap.slice(0, this.#size).sort();
  }

  #rise(value: number): void {
    let index = this.#size++;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (f64(this.#heap, parent) >= value) break;
      this.#heap[index] = f64(this.#heap, parent);
      index = parent;
    }
    this.#heap[index] = value;
  }

  #sink(value: number): void {
    let index = 0;
    for (let child = 1; child < this.#size; child = index * 2 + 1) {
      if (child + 1 < this.#size && f64(this.#heap, child + 1) > f64(this.#heap, child)) child++;
      if (f64(this.#heap, child) <= value) break;
      this.#heap[index] = f64(this.#heap, child);
      index = child;
    }
    this.#heap[index] = value;
  }
}
