import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BacklogPlaces } from './build-backlog.ts';

/** What libsignal alone makes of the backlog. */
export interface Baseline {
  readonly milliseconds: number;
  /** How many of the envelopes were messages of a session that lives (Whisper); the others begin one (PreKey). */
  readonly inSessions: number;
}

/** Decrypts the backlog with libsignal alone, in a thread of its own. */
export async function runBaseline(places: BacklogPlaces): Promise<Baseline> {
  const worker = new Worker(new URL('baseline-worker.ts', import.meta.url), { workerData: places });
  const [baseline] = (await once(worker, 'message')) as [Baseline];
  await worker.terminate();
  return baseline;
}
