import { u32 } from './at.ts';

/** A typed array that grows at its end: lists of millions of numbers cost what their bytes cost. */
export class GrowingNumbers {
  #numbers = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Uint32Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = value;
  }

  /** A number that was pushed. */
  at(index: number): number {
    return u32(this.#numbers, index);
  }

  /** What was pushed, in its order; nothing is pushed afterwards. */
  done(): Uint32Array {
    return this.#numbers.subarray(0, this.#length);
  }

  /** The same with a last number. */
  closed(last: number): Uint32Array {
    this.push(last);
    return this.done();
  }
}
