import { ContactsBuilder } from './contacts-builder.ts';
import type { IndexedPerson } from './indexed-person.ts';
import { PeopleBuilder } from './people-builder.ts';

/** Collects people, one after the other, in two parts that are put in order apart from each other. */
export class Collector {
  readonly people = new PeopleBuilder();
  readonly contacts = new ContactsBuilder();

  add(person: IndexedPerson): void {
    this.contacts.add(this.people.count, person);
    this.people.add(person);
  }
}
