import type { PersonId, UnitId } from '../model/ids.ts';
import type { DirectoryPerson } from '../model/person.ts';
import type { OrgUnit } from '../model/unit.ts';

/** A piece of the directory: a snapshot's or a delta's, which differ only in where they start. */
export interface DirectoryPage {
  readonly units: readonly OrgUnit[];
  readonly people: readonly DirectoryPerson[];
  readonly removedUnits: readonly UnitId[];
  readonly removed: readonly PersonId[];
  /** Where to go on; opaque to the client and durable. */
  readonly token: string;
  /**
   * From this page on everything comes that there is: whoever has not come when no more is to come is not there any more. So
   * with the first page ever, and for a token that the backend does not know, which has been set back since.
   */
  readonly begins: boolean;
  readonly more: boolean;
  /** At most so many units and people are still to come. */
  readonly remaining: number;
}
