import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { DirectoryPlace, DirectoryQuery } from '#core/directory/index.ts';
import {
  queryKinds,
  sampleQueries,
  severalWords,
  type QueryKind,
} from '#tests/support/national/sample-queries.ts';
import type { KnownNation } from './known-nation.ts';
import type { KindTimes, TimedQueries } from './time-kinds.ts';

/** What every kind has taken. */
export type TimesOfKinds = Readonly<Record<QueryKind, KindTimes>>;

/** A profile, how many of its people have changed since its index was built, and who asks. */
export interface TimedProfile {
  readonly place: DirectoryPlace;
  readonly changes: number;
  readonly asked: DirectoryQuery;
}

/** In a thread with a heap of its own, as in the product: what queries are made of would be in the way. */
export async function timedKinds(
  profile: TimedProfile,
  { people, units }: KnownNation,
  { count, seed }: { readonly count: number; readonly seed: number },
  say: (line: string) => void,
): Promise<TimesOfKinds> {
  const sample = (many: number, from: number): TimedQueries['queries'] =>
    Object.fromEntries(kinds.map((kind) => [kind, sampleQueries(kind, many, from, people, units)]));
  const data: TimedQueries = { ...profile, warmUp: sample(50, seed - 1), queries: sample(count, seed) };
  const worker = new Worker(new URL('time-kinds-worker.ts', import.meta.url), { workerData: data });
  const [times] = (await once(worker, 'message')) as [TimesOfKinds];
  await worker.terminate();
  say(`with ${String(profile.changes)} changes beside the index:`);
  for (const kind of kinds)
    say(`${kind}: p50 ${times[kind].p50.toFixed(2)} ms, p99 ${times[kind].p99.toFixed(2)} ms`);
  return times;
}

/** The 99th percentiles of the slowest kind of one word, and of the slowest one of several. */
export function worstOf(times: TimesOfKinds): { readonly oneWord: number; readonly severalWords: number } {
  const worst = (isSeveral: boolean): number =>
    Math.max(...kinds.filter((kind) => severalWords.has(kind) === isSeveral).map((kind) => times[kind].p99));
  return { oneWord: worst(false), severalWords: worst(true) };
}

const kinds = Object.keys(queryKinds) as readonly QueryKind[];
