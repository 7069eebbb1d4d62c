import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { coreLimits } from '#core/core-client.ts';
import type { BacklogPlaces } from './build-backlog.ts';

/** What libsignal alone makes of the backlog. */
export interface Baseline {
  readonly milliseconds: number;
  /** How many of the envelopes were messages of a session that lives (Whisper); the others begin one (PreKey). */
  readonly inSessions: number;
  readonly inRooms: number;
}

/** Decrypts the backlog with libsignal alone, in a thread of its own with as much memory as the core's. */
export async function runBaseline(places: BacklogPlaces): Promise<Baseline> {
  const script = new URL('baseline-worker.ts', import.meta.url);
  const worker = new Worker(script, { workerData: places, resourceLimits: coreLimits });
  const [baseline] = (await once(worker, 'message')) as [Baseline];
  await worker.terminate();
  return baseline;
}
