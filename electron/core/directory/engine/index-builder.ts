import { lowerBound, u32 } from './at.ts';
import { packDictionary } from './dictionary.ts';
import type { DirectoryIndex, Field } from './directory-index.ts';
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
  readonly #unitOf = new GrowingNumbers();
  readonly #absent = new GrowingNumbers();
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
    this.#unitOf.push(this.#unitNumber(person.unit));
    this.#absent.push(person.present ? 0 : 1);
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
    const unitCount = units.ends.length;
    const unitOf = this.#unitOf.done();
    const absent = this.#absent.done();
    const sortedNames = this.#names.sorted();
    const order = this.#order(unitOf, absent, sortedNames.numberOf, unitCount);
    const numberOf = new Uint32Array(order.length);
    order.forEach((told, number) => {
      numberOf[told] = number;
    });
    const rows = this.#rows.done();
    const nameOf = order.map((told) => u32(sortedNames.numberOf, told));
    const placeOf = order.map((told) => u32(absent, told) * (unitCount + 1) + u32(unitOf, told));
    const starts = (group: 0 | 1): Uint32Array =>
      Uint32Array.from({ length: unitCount + 1 }, (_, unit) =>
        lowerBound(placeOf, group * (unitCount + 1) + unit, 0, placeOf.length),
      );
    const posts = this.#posts(numberOf, unitCount);
    return {
      present: lowerBound(placeOf, unitCount + 1, 0, placeOf.length),
      rows: order.map((told) => u32(rows, told)),
      names: {
        words: packDictionary(sortedNames.words),
        staff: postingsOf(nameOf, sortedNames.words.length),
      },
      nameOf,
      ranks: this.#ranks.build(numberOf),
      positions: this.#positions.build(numberOf),
      duties: this.#duties.build(numberOf),
      units,
      presentOf: starts(0),
      absentOf: starts(1),
      ...posts,
      numbers: this.#numbers.build(numberOf),
      mails: this.#mails.build(numberOf),
    };
  }

  /** Somebody without a unit stands behind all units. */
  #unitNumber(unit: number): number {
    const { numbers } = this.#units;
    return unit >= 0 && unit < numbers.length ? u32(numbers, unit) : numbers.length;
  }

  /** The people told, in the order of the index. */
  #order(unitOf: Uint32Array, absent: Uint32Array, nameOf: Uint32Array, units: number): Uint32Array {
    const groups = unitOf.map((unit, told) => u32(absent, told) * (units + 1) + unit);
    const { starts, items } = postingsOf(groups, 2 * (units + 1));
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
    return items;
  }

  #posts(numberOf: Uint32Array, unitCount: number): Pick<DirectoryIndex, 'postUnits' | 'postStaff'> {
    const units = this.#postUnits.done();
    const staff = this.#postStaff.done().map((told) => u32(numberOf, told));
    const { starts, items } = pairPostings(units, staff, unitCount + 1);
    const postUnits = new Uint32Array(items.length);
    for (let unit = 0; unit <= unitCount; unit++)
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
  readonly #wordOf = new GrowingNumbers();
  readonly #staff = new GrowingNumbers();

  /** People are told one after the other; a word that somebody has twice is taken once. */
  add(told: number, text: string, from = 0, to: number = text.length): void {
    const word = this.#words.numberOfFolded(text, from, to);
    if (this.#lastOf[word] === told) return;
    this.#lastOf[word] = told;
    this.#wordOf.push(word);
    this.#staff.push(told);
  }

  build(numberOf: Uint32Array): Field {
    const words = this.#words.words();
    const staff = this.#staff.done().map((told) => u32(numberOf, told));
    const wordOf = this.#wordOf.done();
    // Lists are to ascend: the pairs come in the order of people first.
    const order = pairPostings(staff, Uint32Array.from(staff.keys()), numberOf.length).items;
    const pick = (from: Uint32Array): Uint32Array => order.map((entry) => u32(from, entry));
    return { words: packDictionary(words), staff: pairPostings(pick(wordOf), pick(staff), words.length) };
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
      numberOf: this.#wordOf.done().map((word) => u32(place, word)),
    };
  }
}
