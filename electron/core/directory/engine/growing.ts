import { fold } from './fold.ts';

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

  /** What was pushed, in its order. */
  done(): Uint32Array {
    return this.#numbers.slice(0, this.#length);
  }
}

/** Numbers different words in the order in which they first come. */
export class WordNumbers {
  readonly #numbers = new Map<string, number>();
  readonly #spellings = new Map<string, number>();

  numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(word, number);
    return number;
  }

  /** The number of a word in the form in which it is compared; each spelling is folded once, however often it comes. */
  numberOfFolded(spelling: string): number {
    const known = this.#spellings.get(spelling);
    if (known !== undefined) return known;
    const number = this.numberOf(fold(spelling));
    this.#spellings.set(spelling, number);
    return number;
  }

  /** The words, in the order of their numbers. */
  words(): readonly string[] {
    return [...this.#numbers.keys()];
  }
}
