import type { BadRecord, RecordProblem } from '../directory-source.ts';

/** How many of each kind of problem are kept with their line: more than a person goes through at a time. */
const keptOfEach = 20;

/**
 * An id in a text file may be somebody's whom a table or an editor has miswritten (`bad-id`). Of an entry of a server without
 * any, or with one that is none (`id-missing`, `id-unusable`), it is known that it is nobody's.
 */
const unreadable: readonly RecordProblem[] = [
  'line-too-long',
  'quote-not-closed',
  'undecodable',
  'wrong-column-count',
  'bad-id',
];

/** What was wrong with the records of a source: how often, and where the first ones are. */
export interface Problems {
  readonly problem: RecordProblem;
  readonly count: number;
  /** Lines from 1; 0 for a record that was there before. */
  readonly lines: readonly number[];
}

/** Counts problems; keeps the first lines of each kind, however many there are. */
export class ProblemList {
  readonly #found = new Map<RecordProblem, { count: number; lines: number[] }>();

  readonly add = ({ problem, line }: BadRecord): void => {
    const found = this.#found.get(problem) ?? { count: 0, lines: [] };
    this.#found.set(problem, found);
    found.count += 1;
    if (found.lines.length < keptOfEach) found.lines.push(line);
  };

  /** Whether there are records of which nobody knows whose they are. */
  hasUnreadable(): boolean {
    return unreadable.some((problem) => this.#found.has(problem));
  }

  list(): readonly Problems[] {
    return [...this.#found].map(([problem, { count, lines }]) => ({ problem, count, lines }));
  }
}
