import { setImmediate } from 'node:timers/promises';
import type { Coverage, DirectorySource, SourceItem } from '../directory-source.ts';
import type { DirectoryDifference, DirectoryIntake, RecordDifference } from '../stores/directory-intake.ts';
import { ProblemList, type Problems } from './problem-list.ts';

/** Items that are staged in one transaction: long enough to be quick, short enough not to be felt by those who are served. */
const stagedAtOnce = 1_000;
/**
 * The share of the units or people that an import may remove unasked. A department that is dissolved is less; half a file,
 * or the wrong one, is more.
 */
export const standardRemovedShare = 0.05;
/** In an agency of twenty one of whom leaves is a twentieth already: so few go unasked, as long as half of all stay. */
const fewRemoved = 3;

/** How a directory is imported. */
export interface ImportOptions {
  /** Says what would change, and changes nothing. */
  readonly dryRun?: boolean;
  /** Removes however many. */
  readonly confirmRemovals?: boolean;
  /** 0 to 1. */
  readonly maximumRemovedShare?: number;
}

/** What came of an import. `refused`: it would remove too many, and has changed nothing. */
export interface ImportReport {
  readonly outcome: 'applied' | 'unchanged' | 'dry-run' | 'refused';
  readonly difference: DirectoryDifference;
  readonly problems: readonly Problems[];
  /** Nobody and nothing was removed, because there are lines of which nobody knows whose they are. */
  readonly isHeldBack: boolean;
  /** More would be removed than may go unasked. */
  readonly isTooMuch: boolean;
}

/**
 * Takes what a source yields in, all of it or nothing. One import at a time. Where a line does not even say of whom it speaks,
 * nobody and nothing is removed.
 * @throws SourceError when the source cannot be read to its end, and whatever the store throws; nothing has changed then.
 */
export async function importDirectory(
  intake: DirectoryIntake,
  source: DirectorySource,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const problems = new ProblemList();
  // What an import has left that was cut off.
  await inTurns(intake.clear());
  try {
    await stageAll(intake, source, problems);
    // Whoever stands in a line that cannot be read looks as if they had left.
    const isWhole = source.coverage.units === 'whole' || source.coverage.people === 'whole';
    const isHeldBack = isWhole && problems.hasUnreadable();
    const coverage = isHeldBack ? onlyChanges : source.coverage;
    await inTurns(intake.compare(coverage, problems.add));
    const difference = intake.difference();
    const isTooMuch = removesTooMuch(difference, options);
    const outcome = decide(difference, options, isTooMuch);
    if (outcome === 'applied' || outcome === 'unchanged') intake.apply();
    return { outcome, difference, problems: problems.list(), isHeldBack, isTooMuch };
  } finally {
    await inTurns(intake.clear());
  }
}

/** Whoever waits for the relay gets their answer between two steps. */
async function inTurns(steps: Iterable<void>): Promise<void> {
  const each = steps[Symbol.iterator]();
  while (each.next().done !== true) await setImmediate();
}

const onlyChanges: Coverage = { units: 'changes', people: 'changes' };

async function stageAll(
  intake: DirectoryIntake,
  source: DirectorySource,
  problems: ProblemList,
): Promise<void> {
  let items: SourceItem[] = [];
  for await (const item of source.items()) {
    items.push(item);
    if (items.length < stagedAtOnce) continue;
    intake.stage(items, problems.add);
    items = [];
    // Whoever waits for the relay meanwhile gets their answer.
    await setImmediate();
  }
  intake.stage(items, problems.add);
}

function removesTooMuch({ units, people }: DirectoryDifference, options: ImportOptions): boolean {
  const share = options.maximumRemovedShare ?? standardRemovedShare;
  return [units, people].some(
    ({ removed, present }) => removed > Math.max(present * share, Math.min(fewRemoved, present / 2)),
  );
}

function decide(
  { units, people }: DirectoryDifference,
  options: ImportOptions,
  isTooMuch: boolean,
): ImportReport['outcome'] {
  if (options.dryRun === true) return 'dry-run';
  if (isTooMuch && options.confirmRemovals !== true) return 'refused';
  const none = ({ added, changed, removed }: RecordDifference): boolean => added + changed + removed === 0;
  return none(units) && none(people) && units.succeeded === 0 ? 'unchanged' : 'applied';
}
