import { mostLateShare } from '#tests/support/crash/campaign.ts';
import type { Stock } from '#tests/support/crash/stock.ts';

/** What all runs together have come to. */
export interface Tally extends Stock {
  readonly runs: number;
  /** Kills whose step did not come about in time, so that they came at some other one. */
  readonly late: number;
}

export const nothingYet: Tally = {
  runs: 0,
  late: 0,
  acknowledged: 0,
  lost: 0,
  duplicated: 0,
  outOfOrder: 0,
  orphanKeys: 0,
  unopened: 0,
  stuck: 0,
};

export function add(one: Tally, other: Tally): Tally {
  return {
    runs: one.runs + other.runs,
    late: one.late + other.late,
    acknowledged: one.acknowledged + other.acknowledged,
    lost: one.lost + other.lost,
    duplicated: one.duplicated + other.duplicated,
    outOfOrder: one.outOfOrder + other.outOfOrder,
    orphanKeys: one.orphanKeys + other.orphanKeys,
    unopened: one.unopened + other.unopened,
    stuck: one.stuck + other.stuck,
  };
}

/** Whether nothing went wrong in runs that did happen, nearly all of them where they were meant to. */
export function isSound(tally: Tally): boolean {
  const { runs, late, acknowledged, lost, duplicated, outOfOrder, orphanKeys, unopened, stuck } = tally;
  const isTried = runs > 0 && late <= runs * mostLateShare && acknowledged > 0;
  return isTried && lost + duplicated + outOfOrder + orphanKeys + unopened + stuck === 0;
}

/** One line a figure, by the names that they are known by. */
export function print(tally: Tally): void {
  const { runs, late, acknowledged, lost, duplicated, outOfOrder, orphanKeys, unopened, stuck } = tally;
  const figures = {
    runs,
    late,
    acknowledged,
    lost,
    duplicated,
    out_of_order: outOfOrder,
    orphan_keys: orphanKeys,
    unopened,
    stuck,
  };
  for (const [name, value] of Object.entries(figures)) console.log(`${name} ${String(value)}`);
}
