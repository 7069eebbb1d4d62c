import { u32 } from './at.ts';

/** A typed array that grows at its end: lists of millions of numbers cost what their bytes cost. */
export class GrowingNumbers {
  #numbers = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#numbers.length) this.#grow(this.#length + 1);
    this.#numbers[this.#length++] = value;
  }

  /** Pushes all of them. */
  append(values: Uint32Array): void {
    const end = this.#length + values.length;
    if (end > this.#numbers.length) this.#grow(end);
    this.#numbers.set(values, this.#length);
    this.#length = end;
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

  #grow(least: number): void {
    const larger = new Uint32Array(Math.max(least, this.#numbers.length * 2));
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}
