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

/** Takes a directory in: staged piece by piece, compared piece by piece, and then applied at once or not at all. */
export interface DirectoryIntake {
  /** Erases what is staged, in steps between which others may use the store. */
  clear(): Iterable<void>;
  /** Of an id that comes twice the first counts. */
  stage(items: readonly SourceItem[], onBad: OnBadRecord): void;
  /**
   * Compares what is staged with what is there, in steps between which others may use the store. Whose parent is missing
   * becomes a root, and so does the unit with the first id of a cycle.
   */
  compare(coverage: Coverage, onBad: OnBadRecord): Iterable<void>;
  /** What the comparison has found. */
  difference(): DirectoryDifference;
  /** Applies what it has found, in one transaction; what is unchanged costs no change number. */
  apply(): void;
}

/** The edition of a directory that was imported: the relay's own is not put in its place. */
export const importedEdition = 'imported';
