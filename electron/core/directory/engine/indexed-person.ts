/** What the index is told of a unit. */
export interface IndexedUnit {
  /** Under which number its record lies in the database, below 2^32. */
  readonly row: number;
  /** The index of the unit above among all units told; -1 for an agency, and where nothing is known of it. */
  readonly parent: number;
  readonly name: string;
}

/** What the index is told of a person: what they are found and ordered by. */
export interface IndexedPerson {
  /** Under which number their record lies in the database, below 2^32. */
  readonly row: number;
  readonly name: string;
  readonly rank: string;
  /** 직위, those of other posts included. */
  readonly positions: readonly string[];
  /** The index of their unit among all units told; -1 for none. */
  readonly unit: number;
  /** Those of their other posts (겸직). */
  readonly otherUnits: readonly number[];
  /** 담당업무, and whatever else is found as such. */
  readonly duty: string;
  /** Telephone numbers and extension, with or without hyphens. */
  readonly numbers: readonly string[];
  readonly mail: string | null;
  /** At their post: neither on leave nor retired. */
  readonly present: boolean;
  /** Where they stand in their unit, below 2^16; smaller is earlier. */
  readonly seniority: number;
}
