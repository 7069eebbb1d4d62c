import type { DirectoryQuery } from '#core/directory/index.ts';
import { median, percentile } from '../metrics.ts';

/** How long the queries of a kind take, in milliseconds. */
export interface KindTimes {
  readonly p50: number;
  readonly p99: number;
}

const rounds = 5;

/** The median of five for each query, and over the queries of a kind their middle and their 99th percentile. */
export function timeKind(
  queries: readonly string[],
  ask: (query: DirectoryQuery) => unknown,
  asked: (query: string) => DirectoryQuery,
): KindTimes {
  const times = queries.map((query) =>
    median(
      Array.from({ length: rounds }, () => {
        const question = asked(query);
        const begin = performance.now();
        ask(question);
        return performance.now() - begin;
      }),
    ),
  );
  return { p50: median(times), p99: percentile(times, 0.99) };
}
