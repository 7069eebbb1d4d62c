import { Collector } from './collector.ts';
import type { DirectoryIndex } from './directory-index.ts';
import type { IndexedPerson } from './indexed-person.ts';
import type { UnitNumbers } from './unit-index.ts';

/** Builds the index of people who are told one after the other, in any order; `units` are those of which they speak. */
export class IndexBuilder {
  readonly #units: UnitNumbers;
  readonly #told = new Collector();

  constructor(units: UnitNumbers) {
    this.#units = units;
  }

  add(person: IndexedPerson): void {
    this.#told.add(person);
  }

  build(): DirectoryIndex {
    const { people, contacts } = this.#told;
    const listed = people.inOrder(this.#units);
    return { ...people.build(this.#units, listed), ...contacts.build(listed.order) };
  }
}
