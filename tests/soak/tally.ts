import type { Stock } from '#tests/support/crash/stock.ts';

/** What all runs together have come to. */
export interface Tally extends Stock {
  readonly runs: number;
}

export const nothingYet: Tally = {
  runs: 0,
  acknowledged: 0,
  lost: 0,
  duplicated: 0,
  outOfOrder: 0,
  orphanKeys: 0,
  stuck: 0,
};

export function add(one: Tally, other: Tally): Tally {
  return {
    runs: one.runs + other.runs,
    acknowledged: one.acknowledged + other.acknowledged,
    lost: one.lost + other.lost,
    duplicated: one.duplicated + other.duplicated,
    outOfOrder: one.outOfOrder + other.outOfOrder,
    orphanKeys: one.orphanKeys + other.orphanKeys,
    stuck: one.stuck + other.stuck,
  };
}

/** Whether nothing went wrong in runs that did happen. */
export function isSound(tally: Tally): boolean {
  const { runs, acknowledged, lost, duplicated, outOfOrder, orphanKeys, stuck } = tally;
  return runs > 0 && acknowledged > 0 && lost + duplicated + outOfOrder + orphanKeys + stuck === 0;
}

/** One line a figure, by the names that they are known by. */
export function print({ runs, acknowledged, lost, duplicated, outOfOrder, orphanKeys, stuck }: Tally): void {
  const figures = {
    runs,
    acknowledged,
    lost,
    duplicated,
    out_of_order: outOfOrder,
    orphan_keys: orphanKeys,
    stuck,
  };
  for (const [name, value] of Object.entries(figures)) console.log(`${name} ${String(value)}`);
}
