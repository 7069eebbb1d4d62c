import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/errors/app-error.ts';
import type { DirectoryPlace } from './directory-place.ts';
import type { DirectoryReader } from './reader-types.ts';
import type { DirectoryThreadData, ReaderReply, ReaderRequest } from './thread-protocol.ts';

interface Pending {
  readonly resolve: (value: never) => void;
  readonly reject: (error: AppError) => void;
}

/** A request without its number. */
type Question = ReaderRequest extends infer Each ? (Each extends unknown ? Omit<Each, 'id'> : never) : never;

/**
 * A reader in a thread of its own, which begins with the first question or `prepare`. One that dies is begun again with the next; whoever
 * waited for it is refused as `worker-lost`.
 */
export class ReaderThread implements DirectoryReader {
  readonly #script: URL;
  readonly #place: DirectoryPlace;
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | null = null;
  #last = 0;
  #isClosed = false;
  /** What the last refresh took in at most; null before there was one. */
  #mostChanges: number | null = null;
  /** Questions wait for it. */
  #held: Promise<undefined> | null = null;
  #release: () => void = () => undefined;

  constructor(script: URL, place: DirectoryPlace) {
    this.#script = script;
    this.#place = place;
  }

  prepare(): void {
    if (!this.#isClosed) this.#worker ??= this.#start();
  }

  search: DirectoryReader['search'] = (query) => this.#ask({ kind: 'search', query });

  staff: DirectoryReader['staff'] = (query) => this.#ask({ kind: 'staff', query });

  counts: DirectoryReader['counts'] = (units) => this.#ask({ kind: 'counts', units });

  refresh: DirectoryReader['refresh'] = (mostChanges) => this.#ask({ kind: 'refresh', mostChanges });

  loadMore: DirectoryReader['loadMore'] = () => this.#ask({ kind: 'load-more' });

  async letGo(): Promise<void> {
    if (this.#worker !== null) {
      const gone = this.#askNow({ kind: 'let-go' });
      this.#hold();
      await gone.catch(() => undefined);
    } else this.#hold();
  }

  goOn(): void {
    this.#release();
    this.#held = null;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    if (worker === null) return;
    await this.#askNow({ kind: 'close' }).catch(() => undefined);
    await worker.terminate();
  }

  #hold(): void {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#held = promise;
    this.#release = () => {
      resolve(undefined);
    };
  }

  async #ask<Answer>(question: Question): Promise<Answer> {
    await this.#held;
    return this.#askNow(question);
  }

  #askNow<Answer>(question: Question): Promise<Answer> {
    const isNew = this.#worker === null;
    const worker = (this.#worker ??= this.#start());
    if (question.kind === 'refresh') this.#mostChanges = question.mostChanges;
    // A thread in place of one that has died knows nothing yet, and nobody else tells it.
    else if (isNew && this.#mostChanges !== null && question.kind !== 'close')
      worker.postMessage({ kind: 'refresh', mostChanges: this.#mostChanges, id: ++this.#last });
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      worker.postMessage({ ...question, id });
    });
  }

  #start(): Worker {
    const data: DirectoryThreadData = { task: 'read', place: this.#place };
    const worker = new Worker(this.#script, { workerData: data });
    worker.on('message', (reply: ReaderReply) => {
      const pending = this.#pending.get(reply.id);
      this.#pending.delete(reply.id);
      if (reply.kind === 'answer') pending?.resolve(reply.value as never);
      else pending?.reject(AppError.fromShape(reply.error));
    });
    // What ended it comes as the exit that follows.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      this.#worker = null;
      for (const { reject } of this.#pending.values()) reject(new AppError('worker-lost'));
      this.#pending.clear();
    });
    return worker;
  }
}
