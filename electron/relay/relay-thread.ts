import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { InvitationCode, PersonId } from '#shared/model/ids.ts';
import type { RelayWorkerData, RelayWorkerMessage, RelayWorkerOrder } from './worker-messages.ts';

/** The pause before a relay thread that died is started again. */
const restartMs = 500;

/** What the thread tells. */
export interface RelayThreadListener {
  /** Whether somebody on this PC hosts the relay now: this instance, or another one that it stands by for. */
  readonly onServed: (served: boolean) => void;
  /** This instance hosts now; the people whom simulated colleagues may play. Null: it does not, or no longer. */
  readonly onHosting: (colleagues: readonly PersonId[] | null, relay: RelayThread) => void;
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
  readonly #invited = new Map<PersonId, (code: InvitationCode | null) => void>();

  constructor(script: URL, data: RelayWorkerData, listener: RelayThreadListener) {
    this.#script = script;
    this.#data = data;
    this.#listener = listener;
    this.#worker = this.#start();
  }

  /** An invitation that is good for a minute. Null while this instance does not host, and for somebody unknown. */
  invite(person: PersonId): Promise<InvitationCode | null> {
    return new Promise((resolve) => {
      this.#invited.set(person, resolve);
      this.#order({ kind: 'invite', person });
    });
  }

  /** Resolves when the database is closed, at the latest after `limitMs`. */
  async stop(limitMs: number): Promise<void> {
    this.#stopping = true;
    const limit = AbortSignal.timeout(limitMs);
    const exited = once(this.#worker, 'exit', { signal: limit }).catch(() => undefined);
    this.#order({ kind: 'stop' });
    await exited;
    await this.#worker.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#script, { workerData: this.#data });
    worker.on('message', (message: RelayWorkerMessage) => {
      this.#take(message);
    });
    worker.on('error', (error) => {
      this.#listener.onFailure({
        code: 'worker-lost',
        cause: error instanceof Error ? error.name : typeof error,
      });
    });
    worker.on('exit', () => {
      // Nobody answers any more.
      for (const person of [...this.#invited.keys()]) this.#answer(person, null);
      if (this.#stopping) return;
      setTimeout(() => {
        if (!this.#stopping) this.#worker = this.#start();
      }, restartMs);
    });
    return worker;
  }

  #take(message: RelayWorkerMessage): void {
    switch (message.kind) {
      case 'state':
        this.#listener.onServed(true);
        this.#listener.onHosting(message.state === 'hosting' ? message.colleagues : null, this);
        return;
      case 'failed':
        this.#listener.onServed(false);
        this.#listener.onFailure(message);
        return;
      case 'invitation':
        this.#answer(message.person, message.code);
        return;
      default:
        assertNever(message);
    }
  }

  #answer(person: PersonId, code: InvitationCode | null): void {
    this.#invited.get(person)?.(code);
    this.#invited.delete(person);
  }

  #order(order: RelayWorkerOrder): void {
    this.#worker.postMessage(order);
  }
}
