import type { PersonId } from '#shared/model/ids.ts';
import type { StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';

/** What the directory of a relay holds. */
export interface AgencyDirectory {
  readonly units: readonly OrgUnit[];
  readonly people: readonly StaffRecord[];
}

/** The agency that a relay serves. */
export interface RelayAgency {
  readonly name: string;
  /** Changes with what the directory holds: a relay that has taken this edition in does not ask for it again. */
  readonly edition: string;
  readonly directory: () => AgencyDirectory;
  /** People who may enrol without an invitation. */
  readonly offered: readonly PersonId[];
}
