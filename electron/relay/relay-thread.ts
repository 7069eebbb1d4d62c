import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RelayWorkerData, RelayWorkerMessage } from './worker-messages.ts';

/** The pause before a relay thread that died is started again. */
const restartMs = 500;

/** The relay inside the app: a thread that hosts it, or stands by to take over from another instance. */
export class RelayThread {
  readonly #script: URL;
  readonly #data: RelayWorkerData;
  readonly #onFailure: (failure: { readonly code: string; readonly cause: string }) => void;
  #worker: Worker;
  #stopping = false;

  constructor(
    script: URL,
    data: RelayWorkerData,
    onFailure: (failure: { readonly code: string; readonly cause: string }) => void,
  ) {
    this.#script = script;
    this.#data = data;
    this.#onFailure = onFailure;
    this.#worker = this.#start();
  }

  /** Resolves when the database is closed, at the latest after `limitMs`. */
  async stop(limitMs: number): Promise<void> {
    this.#stopping = true;
    const limit = AbortSignal.timeout(limitMs);
    const exited = once(this.#worker, 'exit', { signal: limit }).catch(() => undefined);
    this.#worker.postMessage('stop');
    await exited;
    await this.#worker.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#script, { workerData: this.#data });
    worker.on('message', ({ code, cause }: RelayWorkerMessage) => {
      this.#onFailure({ code, cause });
    });
    worker.on('error', (error) => {
      this.#onFailure({ code: 'worker-lost', cause: error instanceof Error ? error.name : typeof error });
    });
    worker.on('exit', () => {
      if (this.#stopping) return;
      setTimeout(() => {
        if (!this.#stopping) this.#worker = this.#start();
      }, restartMs);
    });
    return worker;
  }
}
