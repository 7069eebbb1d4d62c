import { u32 } from './at.ts';
import type { OtherPosts } from './post-source.ts';
import type { Postings } from './postings.ts';

/**
 * Which words a few people have. Lists of words tell who has a word only: all of them are gone through once, and with each
 * key nobody is looked for any more under the thousands of words that none of these people has.
 */
export class WordsOfPeople {
  readonly people: Uint32Array;
  readonly #everybody: number;
  readonly #words = new Map<Postings, Uint8Array>();
  #posts: Uint32Array | null = null;
  #isOne: Uint8Array | null = null;

  constructor(people: Uint32Array, everybody: number) {
    this.people = people;
    this.#everybody = everybody;
  }

  /** Whether somebody is one of these people: sooner than looked for among them, for whoever asks about thousands. */
  has(staff: number): boolean {
    return this.#marked()[staff] === 1;
  }

  /** For each word of some lists 1 where one of these people has it, 0 elsewhere. */
  in(postings: Postings): Uint8Array {
    const known = this.#words.get(postings) ?? this.#find(postings);
    this.#words.set(postings, known);
    return known;
  }

  /** The places of their posts among all other posts of an index. */
  postsIn({ postStaff }: OtherPosts): Uint32Array {
    return (this.#posts ??= Uint32Array.from(postStaff.keys()).filter((place) =>
      this.has(u32(postStaff, place)),
    ));
  }

  #find({ starts, items }: Postings): Uint8Array {
    const words = new Uint8Array(starts.length - 1);
    const isOne = this.#marked();
    for (let word = 0; word < words.length; word++)
      for (let index = u32(starts, word); index < u32(starts, word + 1); index++)
        if (isOne[u32(items, index)] === 1) {
          words[word] = 1;
          break;
        }
    return words;
  }

  #marked(): Uint8Array {
    if (this.#isOne !== null) return this.#isOne;
    const isOne = new Uint8Array(this.#everybody);
    for (const staff of this.people) isOne[staff] = 1;
    this.#isOne = isOne;
    return isOne;
  }
}
