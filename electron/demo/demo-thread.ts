import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { InvitationCode, PersonId } from '#shared/model/ids.ts';
import type { DemoWorkerData, DemoWorkerMessage, DemoWorkerOrder } from './worker-messages.ts';

/** What the thread needs of the program, and tells it. */
export interface DemoThreadPorts {
  /** Null where none can be had. */
  readonly invite: (person: PersonId) => Promise<InvitationCode | null>;
  /** Never with content; the thread goes on, or is started again. */
  readonly onFailure: (failure: { readonly code: string; readonly cause: string }) => void;
}

/** Nobody waits for colleagues: a thread that died is not hurried back, and one that dies again and again is given up. */
const restartMs = 10_000;
const mostRestarts = 3;

/** The simulated colleagues, seen from the main process: one thread for all of them. */
export class DemoThread {
  readonly #script: URL;
  readonly #data: DemoWorkerData;
  readonly #ports: DemoThreadPorts;
  #worker: Worker | null;
  #restarts = 0;
  #isStopping = false;

  constructor(script: URL, data: DemoWorkerData, ports: DemoThreadPorts) {
    this.#script = script;
    this.#data = data;
    this.#ports = ports;
    this.#worker = this.#start();
  }

  /** Resolves when their databases are closed, at the latest after `limitMs`. */
  async stop(limitMs: number): Promise<void> {
    this.#isStopping = true;
    const worker = this.#worker;
    if (worker === null) return;
    const exited = once(worker, 'exit', { signal: AbortSignal.timeout(limitMs) }).catch(() => undefined);
    worker.postMessage({ kind: 'stop' } satisfies DemoWorkerOrder);
    await exited;
    await worker.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#script, { workerData: this.#data });
    worker.on('message', (message: DemoWorkerMessage) => {
      this.#take(message, worker);
    });
    worker.on('error', (error) => {
      const cause = error instanceof Error ? error.name : typeof error;
      this.#ports.onFailure({ code: 'worker-lost', cause });
    });
    worker.on('exit', () => {
      this.#worker = null;
      if (this.#isStopping || this.#restarts >= mostRestarts) return;
      this.#restarts += 1;
      setTimeout(() => {
        if (!this.#isStopping) this.#worker = this.#start();
      }, restartMs);
    });
    return worker;
  }

  #take(message: DemoWorkerMessage, worker: Worker): void {
    switch (message.kind) {
      case 'failed':
        this.#ports.onFailure(message);
        return;
      case 'invite':
        void this.#invite(message.person, worker);
        return;
      default:
        assertNever(message);
    }
  }

  async #invite(person: PersonId, worker: Worker): Promise<void> {
    const code = await this.#ports.invite(person);
    worker.postMessage({ kind: 'invitation', person, code } satisfies DemoWorkerOrder);
  }
}
