import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BacklogPlaces } from './build-backlog.ts';

/** Milliseconds that libsignal alone takes for the backlog, in a thread of its own. */
export async function runBaseline(places: BacklogPlaces): Promise<number> {
  const worker = new Worker(new URL('baseline-worker.ts', import.meta.url), { workerData: places });
  const [milliseconds] = (await once(worker, 'message')) as [number];
  await worker.terminate();
  return milliseconds;
}
