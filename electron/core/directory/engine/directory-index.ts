import type { Dictionary } from './dictionary.ts';
import type { MailIndex } from './mail-index.ts';
import type { NumberIndex } from './number-index.ts';
import type { Postings } from './postings.ts';
import type { UnitIndex } from './unit-index.ts';

/** Words, and who has them. */
export interface Field {
  readonly words: Dictionary;
  readonly staff: Postings;
}

/** Where the people of each unit begin, among those at their post or those who are not; one more than there are units. */
export type UnitStarts = Uint32Array;

/**
 * The people of a directory as typed arrays. They are numbered in the order in which they are listed: whoever is at their
 * post first, then by agency and unit in the order of the chart, by seniority, and by name. So the smallest numbers among
 * those found are the first rows.
 */
export interface DirectoryIndex {
  /** How many are at their post: their numbers are below it. */
  readonly present: number;
  /** For each person the number of their record in the database. */
  readonly rows: Uint32Array;
  readonly names: Field;
  /** For each person the number of their name. */
  readonly nameOf: Uint32Array;
  readonly ranks: Field;
  readonly positions: Field;
  /** The words of their 담당업무. */
  readonly duties: Field;
  readonly units: UnitIndex;
  readonly presentOf: UnitStarts;
  readonly absentOf: UnitStarts;
  /** 겸직: who has another post in which unit, in the order of units. */
  readonly postUnits: Uint32Array;
  readonly postStaff: Uint32Array;
  readonly numbers: NumberIndex;
  readonly mails: MailIndex;
}
