import type { PersonId, UnitId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import type { UnusableIndex } from './stored-index.ts';

/** What is looked for, and by whom. */
export interface DirectoryQuery {
  readonly query: string;
  /** Nobody outside of the unit and what is below it; null for everybody. */
  readonly scope: UnitId | null;
  readonly limit: number;
  readonly units: number;
  readonly self: PersonId;
  readonly unit: UnitId | null;
  readonly agency: UnitId | null;
  /** Favourites, and those written with lately: they come before others. */
  readonly near: readonly PersonId[];
}

/** Of which unit how many people are wanted. */
export interface StaffQuery {
  readonly unit: UnitId;
  readonly after: PersonId | null;
  readonly limit: number;
}

/** A person as lists show them. */
export interface FoundPerson {
  readonly person: Person;
  readonly reachable: boolean;
}

/** What was found. */
export interface DirectoryAnswer {
  readonly people: readonly FoundPerson[];
  readonly more: boolean;
  readonly units: readonly { readonly id: UnitId; readonly path: readonly string[] }[];
}

/** How an index stands to the directory. */
export interface ReaderState {
  /** People who have changed since the index was built that lies on the disk; counted no further than one too many. */
  readonly changes: number;
  /** Something is found otherwise than before. */
  readonly isNews: boolean;
  /** Units have changed since. */
  readonly hasOtherUnits: boolean;
  /** They were too many to be taken in: what is found is older. */
  readonly isBehind: boolean;
  /** How many people the index on the disk knows. */
  readonly indexed: number;
  /** Why the index on the disk cannot be used: it was damaged or is gone, or another version has written it. */
  readonly lost: UnusableIndex | null;
}

/** How much of the index on the disk was read: there is more, that was all, or it is damaged (see `lost`). */
export type LoadProgress = 'more' | 'all' | 'lost';

/** Finds people and units; what has changed in the directory is found after the next `refresh`. */
export interface DirectoryReader {
  /** Does what is the same before every first question, however many people there are: that one is answered sooner then. */
  prepare(): void;
  /** @throws AppError `worker-lost`, and what the database says. */
  search(query: DirectoryQuery): Promise<DirectoryAnswer>;
  /** The people of a unit itself, whoever is at their post first, then by seniority and name, after the one that one has. */
  staff(query: StaffQuery): Promise<readonly FoundPerson[]>;
  /** How many people belong to each unit and those below it. */
  counts(units: readonly UnitId[]): Promise<readonly number[]>;
  /** Takes in what has changed, up to `mostChanges` people. */
  refresh(mostChanges: number): Promise<ReaderState>;
  /** Reads more of the index that no question has needed yet; answers how it stands then. */
  loadMore(): Promise<LoadProgress>;
  /** Lets go of the database. The next question opens it again, and waits until `goOn`. */
  letGo(): Promise<void>;
  goOn(): void;
  /** Lets go of the database for good. */
  close(): Promise<void>;
}
