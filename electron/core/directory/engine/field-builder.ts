import { u32 } from './at.ts';
import { packDictionary } from './dictionary.ts';
import type { Field } from './directory-index.ts';
import { EntriesOfPeople, type CollectedEntries } from './entries.ts';
import { orderOfWords } from './order-of-words.ts';
import { placesIn } from './places-in.ts';
import { WordNumbers, type CollectedWords } from './word-numbers.ts';

/** The words of a field, and who has them, by the order in which they were told. */
export interface CollectedField {
  readonly words: CollectedWords;
  readonly entries: CollectedEntries;
}

/** Collects the words that people have, each person's after those of all earlier ones. */
export class FieldBuilder {
  readonly #words = new WordNumbers();
  /** For each word who had it last. */
  readonly #lastOf: number[] = [];
  readonly #entries = new EntriesOfPeople();

  /** People are told one after the other; a word that somebody has twice is taken once. */
  add(told: number, text: string, from = 0, to: number = text.length): void {
    const word = this.#words.numberOfFolded(text, from, to);
    if (this.#lastOf[word] === told) return;
    this.#lastOf[word] = told;
    this.#entries.add(told, word);
  }

  /** Takes up the words of people who are told after `before` others. */
  takeIn({ words, entries: { keys, starts } }: CollectedField, before: number): void {
    const numberOf = this.#words.takeIn(words);
    this.#entries.takeIn({ keys: keys.map((word) => u32(numberOf, word)), starts }, before);
  }

  /** For another one; nothing is added afterwards. */
  collected(): CollectedField {
    return { words: this.#words.collected(), entries: this.#entries.collected() };
  }

  /** `order` lists the people told as they are numbered. */
  build(order: Uint32Array): Field {
    const words = this.#words.words();
    return { words: packDictionary(words), staff: this.#entries.byKey(order, words.length) };
  }

  /** The words in their order, and for each person told (who has exactly one) the place of theirs. */
  sorted(): { readonly words: readonly string[]; readonly numberOf: Uint32Array } {
    const words = this.#words.words();
    const order = orderOfWords(words);
    const place = placesIn(order);
    return {
      words: Array.from(order, (word) => words[word] ?? ''),
      numberOf: this.#entries.keys().map((word) => u32(place, word)),
    };
  }
}
