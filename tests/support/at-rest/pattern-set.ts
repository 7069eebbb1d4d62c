/** A text or a key, and the bytes that would betray it. */
export interface Pattern {
  readonly word: string;
  readonly bytes: Uint8Array;
}

/** The bytes of a block, by which it is decided how far to go on. */
const block = 2;

/**
 * Finds many patterns in one pass (Wu and Manber): most places are jumped over, because no pattern has there what stands
 * there. Looking for each of hundreds by itself takes minutes for what others leave in a temporary folder.
 */
export class PatternSet {
  /** That of the shortest pattern. */
  readonly #length: number;
  readonly #shifts: Uint8Array;
  /** Patterns by the block at the end of their first `#length` bytes. */
  readonly #endingIn = new Map<number, Pattern[]>();

  /** @throws Error for a pattern too short to be told from chance. */
  constructor(patterns: readonly Pattern[]) {
    const shortest = patterns.reduce((least, { bytes }) => Math.min(least, bytes.length), 255);
    if (shortest < 4) throw new Error('a pattern is too short');
    this.#length = shortest;
    this.#shifts = new Uint8Array(65_536).fill(shortest - block + 1);
    for (const pattern of patterns) this.#add(pattern);
  }

  /** The words of which a pattern stands somewhere in the content. */
  find(content: Uint8Array): ReadonlySet<string> {
    const found = new Set<string>();
    const first = this.#length - block;
    for (let at = first; at + 1 < content.length;) {
      const shift = this.#shifts[blockAt(content, at)] ?? 1;
      if (shift === 0) this.#compare(content, at - first, blockAt(content, at), found);
      at += Math.max(1, shift);
    }
    return found;
  }

  #add(pattern: Pattern): void {
    const last = this.#length - block;
    for (let at = 0; at <= last; at++) {
      const key = blockAt(pattern.bytes, at);
      this.#shifts[key] = Math.min(this.#shifts[key] ?? 0, last - at);
    }
    const ending = blockAt(pattern.bytes, last);
    this.#endingIn.set(ending, [...(this.#endingIn.get(ending) ?? []), pattern]);
  }

  #compare(content: Uint8Array, start: number, ending: number, found: Set<string>): void {
    for (const { word, bytes } of this.#endingIn.get(ending) ?? [])
      if (bytes.every((byte, index) => content[start + index] === byte)) found.add(word);
  }
}

function blockAt(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}
