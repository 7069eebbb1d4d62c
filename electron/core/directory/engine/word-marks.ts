/**
 * A byte for each word of a dictionary, several times over, kept from one search to the next: the system fills fresh memory
 * with zeros page by page, which costs more with each key than what is marked in it.
 */
export class WordMarks {
  readonly #wordCount: number;
  readonly #kept: { readonly marks: Uint8Array; words: Uint32Array }[] = [];
  #taken = 0;

  constructor(wordCount: number) {
    this.#wordCount = wordCount;
  }

  /** A search begins: the marks of the one before are free again. */
  begin(): void {
    this.#taken = 0;
  }

  /** 1 for these words, 0 for all others, until the next search begins. */
  of(words: Uint32Array): Uint8Array {
    const kept = (this.#kept[this.#taken++] ??= {
      marks: new Uint8Array(this.#wordCount),
      words: new Uint32Array(),
    });
    for (const word of kept.words) kept.marks[word] = 0;
    for (const word of words) kept.marks[word] = 1;
    kept.words = words;
    return kept.marks;
  }
}
