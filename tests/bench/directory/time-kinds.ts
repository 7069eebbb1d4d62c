import { type DirectoryPlace, type DirectoryQuery } from '#core/directory/index.ts';
import { IndexReader } from '#core/directory/reader/index-reader.ts';
import { median, percentile } from '../metrics.ts';

/** Queries by kind, and who asks them. */
export interface TimedQueries {
  readonly place: DirectoryPlace;
  /** How many people have changed since the index was built; they are searched beside it. */
  readonly changes: number;
  readonly asked: DirectoryQuery;
  readonly warmUp: Readonly<Record<string, readonly string[]>>;
  readonly queries: Readonly<Record<string, readonly string[]>>;
}

/** How long the queries of a kind take, in milliseconds. */
export interface KindTimes {
  readonly p50: number;
  readonly p99: number;
}

const rounds = 5;

/**
 * The median of five for each query (not one after the other: nobody types the same twice, and what was found last is
 * remembered), and over the queries of a kind their middle and their 99th percentile; rows of the
 * database included. The first searches of a process run before they are compiled, and count as `warmUp` only.
 */
export function timeKinds({
  place,
  changes,
  asked,
  warmUp,
  queries,
}: TimedQueries): Readonly<Record<string, KindTimes>> {
  const reader = new IndexReader(place);
  const state = reader.refresh(changes);
  if (state.changes !== changes || state.isBehind) throw new Error('the index is of another directory');
  for (const query of Object.values(warmUp).flat()) reader.search({ ...asked, query });
  const time = (query: string): number => {
    const begin = performance.now();
    reader.search({ ...asked, query });
    return performance.now() - begin;
  };
  const times = Object.entries(queries).map(([kind, all]) => {
    const timed = Array.from({ length: rounds }, () => all.map(time));
    const each = all.map((_, query) => median(timed.map((round) => round[query] ?? NaN)));
    return [kind, { p50: median(each), p99: percentile(each, 0.99) }] as const;
  });
  reader.letGo();
  return Object.fromEntries(times);
}
