import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { DirectoryPlace, DirectoryQuery } from '#core/directory/index.ts';
import { median } from '../metrics.ts';

/** What a thread that loads an index is told. */
export interface LoadedIndexQuery {
  readonly place: DirectoryPlace;
  readonly asked: DirectoryQuery;
  /** All parts of it are read before the question. */
  readonly isWhole: boolean;
}

/** From nothing to an answer, in milliseconds. */
export interface LoadTimes {
  /** All of the index is there, and a name was found in it. */
  readonly whole: number;
  /** A letter was answered; parts that it does not need come later. */
  readonly firstLetter: number;
}

const rounds = 5;

/**
 * The median of five loads, each in a thread of its own that has compiled nothing yet, as after a start. The file lies in
 * the page cache, because it was written just now, and dropping it from there takes a privilege that a bench has not: with a
 * cold disk, reading it comes on top.
 */
export async function loadTimes(place: DirectoryPlace, asked: DirectoryQuery): Promise<LoadTimes> {
  const [whole, firstLetter]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    firstLetter.push(await load({ place, asked: { ...asked, query: '김' }, isWhole: false }));
    whole.push(await load({ place, asked: { ...asked, query: '김민수' }, isWhole: true }));
  }
  return { whole: median(whole), firstLetter: median(firstLetter) };
}

async function load(workerData: LoadedIndexQuery): Promise<number> {
  const worker = new Worker(new URL('load-worker.ts', import.meta.url), { workerData });
  const [time] = (await once(worker, 'message')) as [number];
  await worker.terminate();
  return time;
}
