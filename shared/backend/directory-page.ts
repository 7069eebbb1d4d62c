import type { PersonId } from '../model/ids.ts';
import type { DirectoryPerson } from '../model/person.ts';

/** A piece of the directory: a snapshot's or a delta's, which differ only in where they start. */
export interface DirectoryPage {
  readonly people: readonly DirectoryPerson[];
  readonly removed: readonly PersonId[];
  /** Where to go on; opaque to the client and durable. */
  readonly token: string;
  readonly more: boolean;
}
