/** Bytes that grow at their end. */
export class GrowingBytes {
  #bytes = new Uint8Array(4096);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = value;
  }

  /** What was pushed, in its order; nothing is pushed afterwards. */
  done(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}
