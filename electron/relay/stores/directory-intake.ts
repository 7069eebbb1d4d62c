import type { BadRecord, Coverage, SourceItem } from '../directory-source.ts';

/** How many of one kind of record differ, and the ids of the first few. */
export interface RecordDifference {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** How many there are before. */
  readonly present: number;
  readonly first: {
    readonly added: readonly string[];
    readonly changed: readonly string[];
    readonly removed: readonly string[];
  };
}

/** What a staged directory would change. */
export interface DirectoryDifference {
  /** A unit that only has another code now (`successor`) is not among those that are removed. */
  readonly units: RecordDifference & { readonly succeeded: number };
  readonly people: RecordDifference;
}

/** Told of every record that is not, or not wholly, taken in. */
export type OnBadRecord = (bad: BadRecord) => void;

/** What came of a staged directory. */
export interface Settlement {
  readonly difference: DirectoryDifference;
  readonly applied: boolean;
}

/** Takes a directory in: staged piece by piece, compared as a whole, and then applied at once or not at all. */
export interface DirectoryIntake {
  /** Nothing is staged any more. */
  clear(): void;
  /** Of an id that comes twice the first counts. */
  stage(items: readonly SourceItem[], onBad: OnBadRecord): void;
  /**
   * Compares what is staged with what is there, and applies it if `mayApply` says so: all of it in one transaction, in which
   * what is unchanged costs no change number. Whose parent is missing becomes a root, and so does the unit with the first id
   * of a cycle.
   */
  settle(
    coverage: Coverage,
    mayApply: (difference: DirectoryDifference) => boolean,
    onBad: OnBadRecord,
  ): Settlement;
}

/** The edition of a directory that was imported: the relay's own is not put in its place. */
export const importedEdition = 'imported';
