import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RelayWorkerData, RelayWorkerMessage } from './worker-messages.ts';

/** The pause before a relay thread that died is started again. */
const restartMs = 500;

/** What the thread tells. */
export interface RelayThreadListener {
  /** Whether somebody on this PC hosts the relay now: this instance, or another one that it stands by for. */
  readonly onServed: (served: boolean) => void;
  /** Never with content; the thread goes on, or is started again. */
  readonly onFailure: (failure: { readonly code: string; readonly cause: string }) => void;
}

/** The relay inside the app: a thread that hosts it, or stands by to take over from another instance. */
export class RelayThread {
  readonly #script: URL;
  readonly #data: RelayWorkerData;
  readonly #listener: RelayThreadListener;
  #worker: Worker;
  #stopping = false;

  constructor(script: URL, data: RelayWorkerData, listener: RelayThreadListener) {
    this.#script = script;
    this.#data = data;
    this.#listener = listener;
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
    worker.on('message', (message: RelayWorkerMessage) => {
      this.#listener.onServed(message.kind === 'state');
      if (message.kind === 'failed') this.#listener.onFailure(message);
    });
    worker.on('error', (error) => {
      this.#listener.onFailure({
        code: 'worker-lost',
        cause: error instanceof Error ? error.name : typeof error,
      });
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
