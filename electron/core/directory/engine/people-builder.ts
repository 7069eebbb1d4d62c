import { u32, u8 } from './at.ts';
import { packDictionary } from './dictionary.ts';
import type { DirectoryIndex } from './directory-index.ts';
import { FieldBuilder, type CollectedField } from './field-builder.ts';
import { GrowingBytes } from './growing-bytes.ts';
import { GrowingNumbers } from './growing.ts';
import type { IndexedPerson } from './indexed-person.ts';
import { placesIn } from './places-in.ts';
import { pairPostings, postingsOf } from './postings.ts';
import type { UnitNumbers } from './unit-index.ts';

/** What an index knows of people besides how they are reached. */
export type ListedPeople = Omit<DirectoryIndex, 'numbers' | 'mails'>;

/** People by the order in which they were told, as typed arrays. */
export interface CollectedPeople {
  readonly rows: Uint32Array;
  readonly units: Uint32Array;
  readonly absent: Uint8Array;
  readonly seniority: Uint32Array;
  readonly names: CollectedField;
  readonly ranks: CollectedField;
  readonly positions: CollectedField;
  readonly duties: CollectedField;
  readonly postUnits: Uint32Array;
  readonly postStaff: Uint32Array;
}

/** People in the order in which they are listed. */
export interface PeopleInOrder {
  /** By their numbers those who were told. */
  readonly order: Uint32Array;
  /** Where each group of them begins: those at their post by unit, then those who are not. */
  readonly starts: Uint32Array;
  readonly names: ReturnType<FieldBuilder['sorted']>;
}

/** Collects people, each after all earlier ones, and puts them in the order of lists. */
export class PeopleBuilder {
  readonly #rows = new GrowingNumbers();
  /** The place of each one's unit among all units told plus one, 0 for none. */
  readonly #units = new GrowingNumbers();
  readonly #absent = new GrowingBytes();
  readonly #seniority = new GrowingNumbers();
  readonly #names = new FieldBuilder();
  readonly #ranks = new FieldBuilder();
  readonly #positions = new FieldBuilder();
  readonly #duties = new FieldBuilder();
  readonly #postUnits = new GrowingNumbers();
  readonly #postStaff = new GrowingNumbers();

  /** How many were told. */
  get count(): number {
    return this.#rows.length;
  }

  add(person: Omit<IndexedPerson, 'numbers' | 'mail'>): void {
    const told = this.count;
    this.#rows.push(person.row);
    this.#units.push(person.unit + 1);
    this.#absent.push(person.present ? 0 : 1);
    this.#seniority.push(person.seniority);
    this.#names.add(told, person.name);
    this.#ranks.add(told, person.rank);
    for (const position of person.positions) this.#positions.add(told, position);
    this.#addDuties(told, person.duty);
    for (const unit of new Set(person.otherUnits)) {
      this.#postUnits.push(unit + 1);
      this.#postStaff.push(told);
    }
  }

  /** Takes up people who are told after all others. */
  takeIn(people: CollectedPeople): void {
    const before = this.count;
    this.#rows.append(people.rows);
    this.#units.append(people.units);
    this.#absent.append(people.absent);
    this.#seniority.append(people.seniority);
    this.#names.takeIn(people.names, before);
    this.#ranks.takeIn(people.ranks, before);
    this.#positions.takeIn(people.positions, before);
    this.#duties.takeIn(people.duties, before);
    this.#postUnits.append(people.postUnits);
    this.#postStaff.append(people.postStaff.map((told) => before + told));
  }

  /** For another one; nothing is added afterwards. */
  collected(): CollectedPeople {
    return {
      rows: this.#rows.done(),
      units: this.#units.done(),
      absent: this.#absent.done(),
      seniority: this.#seniority.done(),
      names: this.#names.collected(),
      ranks: this.#ranks.collected(),
      positions: this.#positions.collected(),
      duties: this.#duties.collected(),
      postUnits: this.#postUnits.done(),
      postStaff: this.#postStaff.done(),
    };
  }

  /** Numbers the people told. */
  inOrder(units: UnitNumbers): PeopleInOrder {
    const names = this.#names.sorted();
    const count = groupsOf(units);
    const absent = this.#absent.done();
    const groupOf = this.#units
      .done()
      .map((unit, told) => unitNumber(units, unit) + (u8(absent, told) === 1 ? count : 0));
    const { starts, items: order } = postingsOf(groupOf, 2 * count);
    const seniority = this.#seniority.done();
    for (let group = 0; group + 1 < starts.length; group++)
      order
        .subarray(u32(starts, group), u32(starts, group + 1))
        .sort(
          (one, other) =>
            u32(seniority, one) - u32(seniority, other) ||
            u32(names.numberOf, one) - u32(names.numberOf, other) ||
            one - other,
        );
    return { order, starts, names };
  }

  /** The people as `inOrder` has numbered them. */
  build(units: UnitNumbers, { order, starts, names }: PeopleInOrder): ListedPeople {
    const count = groupsOf(units);
    const rows = this.#rows.done();
    const nameOf = order.map((told) => u32(names.numberOf, told));
    return {
      present: u32(starts, count),
      rows: order.map((told) => u32(rows, told)),
      names: { words: packDictionary(names.words), staff: postingsOf(nameOf, names.words.length) },
      nameOf,
      ranks: this.#ranks.build(order),
      positions: this.#positions.build(order),
      duties: this.#duties.build(order),
      units: units.index,
      presentOf: starts.slice(0, count),
      absentOf: starts.slice(count, 2 * count),
      ...this.#posts(units, order),
    };
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

  #posts(units: UnitNumbers, order: Uint32Array): Pick<DirectoryIndex, 'postUnits' | 'postStaff'> {
    const numberOf = placesIn(order);
    const numbers = this.#postUnits.done().map((unit) => unitNumber(units, unit));
    const staff = this.#postStaff.done().map((told) => u32(numberOf, told));
    const { starts, items } = pairPostings(numbers, staff, groupsOf(units));
    const postUnits = new Uint32Array(items.length);
    for (let unit = 0; unit + 1 < starts.length; unit++)
      postUnits.fill(unit, u32(starts, unit), u32(starts, unit + 1));
    return { postUnits, postStaff: items };
  }
}

/** Most duties have plain spaces between their words only. */
const otherSpaces = /[^\S ]/u;

/** All units, and those without one behind them. */
function groupsOf({ index }: UnitNumbers): number {
  return index.ends.length + 1;
}

/** Somebody without a unit stands behind all units. */
function unitNumber({ numbers }: UnitNumbers, unit: number): number {
  return unit > 0 && unit <= numbers.length ? u32(numbers, unit - 1) : numbers.length;
}
