import { u32 } from './at.ts';
import { packDictionary } from './dictionary.ts';
import type { DirectoryIndex, Field } from './directory-index.ts';
import { EntriesOfPeople } from './entries.ts';
import { GrowingNumbers } from './growing.ts';
import type { IndexedPerson } from './indexed-person.ts';
import { MailIndexBuilder } from './mail-index.ts';
import { NumberIndexBuilder } from './number-index.ts';
import { orderOfWords } from './order-of-words.ts';
import { pairPostings, postingsOf } from './postings.ts';
import type { UnitNumbers } from './unit-index.ts';
import { WordNumbers } from './word-numbers.ts';

/** Builds the index of people who are told one after the other, in any order; `units` are those of which they speak. */
export class IndexBuilder {
  readonly #units: UnitNumbers;
  readonly #rows = new GrowingNumbers();
  /** Where each person told is listed: those at their post by unit, then those who are not. */
  readonly #groupOf = new GrowingNumbers();
  readonly #seniority = new GrowingNumbers();
  readonly #names = new FieldBuilder();
  readonly #ranks = new FieldBuilder();
  readonly #positions = new FieldBuilder();
  readonly #duties = new FieldBuilder();
  readonly #postUnits = new GrowingNumbers();
  readonly #postStaff = new GrowingNumbers();
  readonly #numbers = new NumberIndexBuilder();
  readonly #mails = new MailIndexBuilder();

  constructor(units: UnitNumbers) {
    this.#units = units;
  }

  add(person: IndexedPerson): void {
    const told = this.#rows.length;
    this.#rows.push(person.row);
    this.#groupOf.push((person.present ? 0 : this.#groups) + this.#unitNumber(person.unit));
    this.#seniority.push(person.seniority);
    this.#names.add(told, person.name);
    this.#ranks.add(told, person.rank);
    for (const position of person.positions) this.#positions.add(told, position);
    this.#addDuties(told, person.duty);
    for (const unit of new Set(person.otherUnits)) {
      this.#postUnits.push(this.#unitNumber(unit));
      this.#postStaff.push(told);
    }
    this.#numbers.add(told, person.numbers);
    if (person.mail !== null) this.#mails.add(told, person.mail);
  }

  #addDuties(told: number, duty: string): void {
    if (otherSpaces.test(duty)) {
      for (const word of duty.split(/\s+/u)) if (word !== '') this.#duties.add(told, word);
      return;
    }
    for (let from = 0; from < duty.length;) {
      const space = duty.indexOf(' ', from);
      const to = space === -1 ? duty.length : space;
      if (to > from) this.#duties.add(told, duty, from, to);
      from = to + 1;
    }
  }

  build(): DirectoryIndex {
    const { index: units } = this.#units;
    const sortedNames = this.#names.sorted();
    const { order, starts } = this.#order(sortedNames.numberOf);
    const numberOf = new Uint32Array(order.length);
    order.forEach((told, number) => {
      numberOf[told] = number;
    });
    const rows = this.#rows.done();
    const nameOf = order.map((told) => u32(sortedNames.numberOf, told));
    return {
      present: u32(starts, this.#groups),
      rows: order.map((told) => u32(rows, told)),
      names: {
        words: packDictionary(sortedNames.words),
        staff: postingsOf(nameOf, sortedNames.words.length),
      },
      nameOf,
      ranks: this.#ranks.build(order),
      positions: this.#positions.build(order),
      duties: this.#duties.build(order),
      units,
      presentOf: starts.slice(0, this.#groups),
      absentOf: starts.slice(this.#groups, 2 * this.#groups),
      ...this.#posts(numberOf),
      numbers: this.#numbers.build(order),
      mails: this.#mails.build(numberOf),
    };
  }

  /** All units, and those without one behind them. */
  get #groups(): number {
    return this.#units.index.ends.length + 1;
  }

  /** Somebody without a unit stands behind all units. */
  #unitNumber(unit: number): number {
    const { numbers } = this.#units;
    return unit >= 0 && unit < numbers.length ? u32(numbers, unit) : numbers.length;
  }

  /** The people told in the order of the index, and where each group of them begins. */
  #order(nameOf: Uint32Array): { readonly order: Uint32Array; readonly starts: Uint32Array } {
    const { starts, items } = postingsOf(this.#groupOf.done(), 2 * this.#groups);
    const seniority = this.#seniority.done();
    for (let group = 0; group + 1 < starts.length; group++)
      items
        .subarray(u32(starts, group), u32(starts, group + 1))
        .sort(
          (one, other) =>
            u32(seniority, one) - u32(seniority, other) ||
            u32(nameOf, one) - u32(nameOf, other) ||
            one - other,
        );
    return { order: items, starts };
  }

  #posts(numberOf: Uint32Array): Pick<DirectoryIndex, 'postUnits' | 'postStaff'> {
    const units = this.#postUnits.done();
    const staff = this.#postStaff.done().map((told) => u32(numberOf, told));
    const { starts, items } = pairPostings(units, staff, this.#groups);
    const postUnits = new Uint32Array(items.length);
    for (let unit = 0; unit < this.#groups; unit++)
      postUnits.fill(unit, u32(starts, unit), u32(starts, unit + 1));
    return { postUnits, postStaff: items };
  }
}

/** Most duties have plain spaces between their words only. */
const otherSpaces = /[^\S ]/u;

class FieldBuilder {
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

  /** `order` lists the people told as they are numbered. */
  build(order: Uint32Array): Field {
    const words = this.#words.words();
    return { words: packDictionary(words), staff: this.#entries.byKey(order, words.length) };
  }

  /** The words in their order, and for each person told (who has exactly one) the place of theirs. */
  sorted(): { readonly words: readonly string[]; readonly numberOf: Uint32Array } {
    const words = this.#words.words();
    const order = orderOfWords(words);
    const place = new Uint32Array(order.length);
    order.forEach((word, index) => {
      place[word] = index;
    });
    return {
      words: Array.from(order, (word) => words[word] ?? ''),
      numberOf: this.#entries.keys().map((word) => u32(place, word)),
    };
  }
}
