import type { DirectoryIndex } from './directory-index.ts';
import type { IndexedPerson } from './indexed-person.ts';
import { MailIndexBuilder, type CollectedMails } from './mail-index.ts';
import { placesIn } from './places-in.ts';
import { NumberIndexBuilder, type CollectedTelephones } from './number-index.ts';

/** How people are reached: the part of an index that needs nothing of the others but their order. */
export type Contacts = Pick<DirectoryIndex, 'numbers' | 'mails'>;

/** Contacts of people by the order in which they were told, as typed arrays. */
export interface CollectedContacts {
  readonly numbers: CollectedTelephones;
  readonly mails: CollectedMails;
}

/** Collects how people are reached, each person after all earlier ones. */
export class ContactsBuilder {
  readonly #numbers = new NumberIndexBuilder();
  readonly #mails = new MailIndexBuilder();

  add(told: number, { numbers, mail }: Pick<IndexedPerson, 'numbers' | 'mail'>): void {
    this.#numbers.add(told, numbers);
    if (mail !== null) this.#mails.add(told, mail);
  }

  /** Takes up those of people who are told after `before` others. */
  takeIn({ numbers, mails }: CollectedContacts, before: number): void {
    this.#numbers.takeIn(numbers, before);
    this.#mails.takeIn(mails, before);
  }

  /** For another one; nothing is added afterwards. */
  collected(): CollectedContacts {
    return { numbers: this.#numbers.collected(), mails: this.#mails.collected() };
  }

  /** What can be done before the order is known; nothing is added afterwards. */
  sort(): void {
    this.#mails.sort();
  }

  /** `order` lists the people told as they are numbered. */
  build(order: Uint32Array): Contacts {
    return { numbers: this.#numbers.build(order), mails: this.#mails.build(placesIn(order)) };
  }
}
