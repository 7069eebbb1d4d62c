import type { PersonId, UnitId } from '#shared/model/ids.ts';
import type { Employment, StaffRecord } from '#shared/model/person.ts';
import type { OrgUnit } from '#shared/model/unit.ts';

/** Why a record of a source is not, or not wholly, taken in. */
export const recordProblems = [
  'line-too-long',
  'quote-not-closed',
  'undecodable',
  'wrong-column-count',
  'bad-id',
  'id-missing',
  'id-unusable',
  'duplicate-id',
  'name-missing',
  'name-too-long',
  'text-too-long',
  'text-cut',
  'bad-value',
  'unknown-employment',
  'missing-parent',
  'cycle',
  'unknown-unit',
] as const;
/** One of them. */
export type RecordProblem = (typeof recordProblems)[number];

/** Where something is wrong, and what; never what stands there. */
export interface BadRecord {
  readonly problem: RecordProblem;
  /** The line of the file, from 1, or the number of the entry. */
  readonly line: number;
}

/** A unit as a source knows it. Its parent may be one that never comes. */
export interface SourceUnit extends OrgUnit {
  readonly line: number;
}

/**
 * A person as a source knows them. `departments` count only for whom no unit is known. Whose `employment` the source does not
 * say (null) stays what they are known to be; somebody new is at work.
 */
export interface SourcePerson extends Omit<StaffRecord, 'employment'> {
  readonly employment: Employment | null;
  readonly line: number;
}

/**
 * What a source yields. `successor`: people and parts of `former` belong to `unit` now. `kept`: there is a record of this id
 * that cannot be read; what is known of it stays. `gone`: a source that yields changes only says that this one is no more.
 */
export type SourceItem =
  | { readonly kind: 'unit'; readonly unit: SourceUnit }
  | { readonly kind: 'person'; readonly person: SourcePerson }
  | { readonly kind: 'successor'; readonly former: UnitId; readonly unit: UnitId }
  | { readonly kind: 'kept-unit' | 'gone-unit'; readonly id: UnitId; readonly line: number }
  | { readonly kind: 'kept-person' | 'gone-person'; readonly id: PersonId; readonly line: number }
  | { readonly kind: 'bad'; readonly bad: BadRecord };

/** What a source knows all of: of a whole, what it does not yield is no more; of changes or nothing, the rest stays. */
export interface Coverage {
  readonly units: 'whole' | 'changes';
  readonly people: 'whole' | 'changes';
}

/** Where a directory comes from. Read once, from the beginning to the end. */
export interface DirectorySource {
  readonly coverage: Coverage;
  /** Texts are clean (NFC, one line). @throws SourceError when nothing, or no more, can be read. */
  items(): AsyncIterable<SourceItem>;
}

/** Why a source cannot be read at all. */
export const sourceFailures = [
  'file-unreadable',
  'encoding-unknown',
  'header-missing',
  'column-missing',
  'column-twice',
  'configuration-invalid',
  'server-unreachable',
  'server-untrusted',
  'server-refused',
] as const;
/** One of them. */
export type SourceFailure = (typeof sourceFailures)[number];

/** A source cannot be read; `detail` names a file, a column or a setting, never content. */
export class SourceError extends Error {
  readonly failure: SourceFailure;
  readonly detail: string;

  constructor(failure: SourceFailure, detail: string, options?: ErrorOptions) {
    super(`${failure}: ${detail}`, options);
    this.name = 'SourceError';
    this.failure = failure;
    this.detail = detail;
  }
}
