import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import { channelTable } from '#shared/ipc/channel-table.ts';
import type { AppStatus } from '#shared/model/app-status.ts';
import type { Activity } from '#shared/model/presence.ts';
import type { PendingNotification } from '#shared/model/pending-notification.ts';
import type { CoreServices } from '#shared/ipc/services.ts';
import type { DiagnosticCounts, WriteLog } from './diagnostics/index.ts';
import type { CoreEvent } from './events.ts';
import type { AnswerOutcome, ToastAnswer } from './notifications/index.ts';
import { PacedQueue } from './paced-queue.ts';
import { RestartPause } from './restart-pause.ts';
import type { CoreReply, CoreRequest, CoreWorkerData } from './worker-protocol.ts';

/** What the main process gives to the thread, and what it is told by it. */
export interface CoreClientOptions {
  /** The bundled worker script. */
  readonly script: URL;
  /** What the thread opens its core with, at every start. */
  readonly data: CoreWorkerData;
  readonly onEvent: (event: CoreEvent) => void;
  /** A failure that nobody waits for, or an error that has ended the thread; never with content. */
  readonly onFailure: (failure: { readonly code: string; readonly cause: string }) => void;
  readonly onLog?: WriteLog;
  /** Another thread answers now: what the former one has told may be out of date. */
  readonly onStartedAgain?: () => void;
  /** Milliseconds of a clock that never goes back; that of the process without it. */
  readonly now?: () => number;
}

interface PendingCall {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: AppError) => void;
}

/**
 * A backlog makes much that is soon forgotten: with room for it, collecting takes a tenth of the time instead of a quarter
 * (measured while 10,000 envelopes were received).
 */
export const coreLimits = { maxYoungGenerationSizeMb: 64 };

/** How long a thread may take to close its database before it is ended all the same; a database survives that. */
const closeLimitMs = 4_000;

/**
 * The core in its own thread, seen from the main process. A thread that dies is started again; calls that waited for it
 * fail as `worker-lost`, which a retry may help.
 */
export class CoreClient {
  readonly services: CoreServices;
  readonly #options: CoreClientOptions;
  readonly #pending = new Map<number, PendingCall>();
  readonly #restartPause: RestartPause;
  #data: CoreWorkerData;
  #worker: Worker;
  #lastCall = 0;
  #alive = false;
  #begun = false;
  #backendFailure: ErrorCode | null = null;
  #activity: Exclude<Activity, 'offline'> = 'active';
  #isRestartAsked = false;
  #isReopening = false;
  #isClosing = false;
  #status: AppStatus | null = null;
  #isLossTold = false;

  constructor(options: CoreClientOptions) {
    this.#options = options;
    this.#data = options.data;
    this.#restartPause = new RestartPause(options.now ?? (() => performance.now()));
    this.services = this.#remoteServices();
    this.#worker = this.#start();
    void this.#learnStatus();
  }

  /** After first paint: see `Core.begin`. A worker that is started again begins by itself. */
  begin(): void {
    this.#begun = true;
    this.#post({ kind: 'begin' });
  }

  /** See `Core.reportBackend`. */
  reportBackend(failure: ErrorCode | null): void {
    this.#backendFailure = failure;
    this.#post({ kind: 'backend', failure });
  }

  /** See `Core.setActivity`; a thread that is started again is told anew. */
  setActivity(activity: Exclude<Activity, 'offline'>): void {
    this.#activity = activity;
    this.#post({ kind: 'activity', activity });
  }

  /** See `Core.counts`. @throws AppError `unsupported` where the profile cannot be opened, `worker-lost`. */
  counts(): Promise<DiagnosticCounts> {
    return this.#ask((id) => ({ kind: 'counts', id })) as Promise<DiagnosticCounts>;
  }

  /** See `PendingNotifications.list`. @throws AppError `worker-lost`. */
  notifications(limit: number): Promise<readonly PendingNotification[]> {
    return this.#ask((id) => ({ kind: 'notifications', id, limit })) as Promise<
      readonly PendingNotification[]
    >;
  }

  /** See `ToastAnswers.take`. @throws AppError also `unsupported` where the profile cannot be opened, `worker-lost`. */
  answerToast(answer: ToastAnswer): Promise<AnswerOutcome> {
    return this.#ask((id) => ({ kind: 'toast-answer', id, answer })) as Promise<AnswerOutcome>;
  }

  /** See `PendingNotifications.told`. */
  told(upTo: number): void {
    this.#post({ kind: 'told', upTo });
  }

  /** Resolves when the core has closed its database, at the latest after `limitMs`. */
  async close(limitMs: number): Promise<void> {
    this.#isClosing = true;
    await this.#end(limitMs);
  }

  /**
   * Ends the thread, lets `prepare` do what it does to the files, and starts another thread with what it answers; with the
   * same as before when it fails.
   */
  async reopen(prepare: (data: CoreWorkerData) => Promise<CoreWorkerData>): Promise<void> {
    this.#isReopening = true;
    await this.#end(closeLimitMs);
    try {
      this.#data = await prepare(this.#data);
    } finally {
      this.#isReopening = false;
      this.#startAgain();
    }
  }

  #start(): Worker {
    const worker = new Worker(this.#options.script, { workerData: this.#data, resourceLimits: coreLimits });
    // A batch of a backlog tells of hundreds of messages at once: the windows go on answering keys meanwhile.
    const news = new PacedQueue<CoreReply>((message) => {
      this.#onReply(message, worker);
    });
    worker.on('message', (message: CoreReply) => {
      news.push(onePerEvent(message));
    });
    worker.on('error', (error) => {
      this.#options.onFailure({
        code: 'worker-lost',
        cause: error instanceof Error ? error.name : typeof error,
      });
    });
    worker.on('exit', () => {
      news.flush();
      this.#onExit(worker);
    });
    this.#alive = true;
    this.#restartPause.started();
    return worker;
  }

  #startAgain(): void {
    if (this.#isClosing || this.#isReopening || this.#alive) return;
    this.#worker = this.#start();
    if (this.#begun) this.#post({ kind: 'begin' });
    this.#post({ kind: 'backend', failure: this.#backendFailure });
    this.#post({ kind: 'activity', activity: this.#activity });
    void this.#learnStatus();
    this.#options.onStartedAgain?.();
  }

  async #end(limitMs: number): Promise<void> {
    const worker = this.#worker;
    if (this.#alive) {
      const closed = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, limitMs);
        worker.once('exit', () => {
          clearTimeout(timer);
          resolve();
        });
      });
      this.#post({ kind: 'close' });
      await closed;
    }
    await worker.terminate();
  }

  #onReply(message: CoreReply, worker: Worker): void {
    switch (message.kind) {
      case 'answer':
        this.#take(message.id)?.resolve(message.value);
        return;
      case 'refusal':
        this.#take(message.id)?.reject(AppError.fromShape(message.error));
        return;
      case 'events':
        for (const event of message.events) this.#tell(event);
        return;
      case 'failure':
        this.#options.onFailure(message);
        return;
      case 'log':
        this.#options.onLog?.(message.entry);
        return;
      case 'restart':
        this.#restartPause.forget();
        this.#isRestartAsked = true;
        // What is asked from now on is for the next one.
        this.#alive = false;
        void worker.terminate();
        return;
      case 'closed':
        void worker.terminate();
        return;
      default:
        assertNever(message);
    }
  }

  #onExit(worker: Worker): void {
    if (worker !== this.#worker) return;
    this.#alive = false;
    for (const id of [...this.#pending.keys()]) this.#take(id)?.reject(new AppError('worker-lost'));
    if (this.#isClosing || this.#isReopening) return;
    if (this.#isRestartAsked) {
      this.#isRestartAsked = false;
      this.#startAgain();
      return;
    }
    const pause = this.#restartPause.died();
    const { restarts } = this.#restartPause;
    this.#options.onLog?.({ event: 'thread-ended', part: 'core', restarts });
    this.#tellLoss();
    setTimeout(() => {
      this.#startAgain();
    }, pause);
  }

  #tell(event: CoreEvent): void {
    if (event.name === 'statusChanged') {
      this.#status = event.payload;
      this.#isLossTold = false;
    }
    this.#options.onEvent(event);
  }

  /** The windows stay as they are and say so, until it is known how the next thread is. */
  #tellLoss(): void {
    if (this.#status === null || this.#status.phase === 'starting') return;
    const payload: AppStatus = { ...this.#status, connection: 'offline', failure: 'worker-lost' };
    this.#isLossTold = true;
    this.#options.onEvent({ domain: 'app', name: 'statusChanged', payload });
  }

  /** A thread tells what changes, not how it starts: nobody may have changed anything when it ends. */
  async #learnStatus(): Promise<void> {
    const status = await this.services.app.status({}).catch(() => null);
    if (status === null) return;
    this.#status = status;
    if (this.#isLossTold) this.#tell({ domain: 'app', name: 'statusChanged', payload: status });
  }

  #call(domain: string, name: string, input: unknown): Promise<unknown> {
    return this.#ask((id) => ({ kind: 'call', id, domain, name, input }));
  }

  #ask(request: (id: number) => CoreRequest): Promise<unknown> {
    if (!this.#alive) return Promise.reject(new AppError('worker-lost'));
    return new Promise((resolve, reject) => {
      this.#lastCall += 1;
      this.#pending.set(this.#lastCall, { resolve, reject });
      this.#post(request(this.#lastCall));
    });
  }

  #post(message: CoreRequest): void {
    this.#worker.postMessage(message);
  }

  #take(id: number): PendingCall | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  /** The table of channels makes the methods; their types are the contract's. */
  #remoteServices(): CoreServices {
    const domains = Object.entries(channelTable).map(([domain, { requests }]) => {
      const methods = requests.map(
        (name) => [name, (input: unknown) => this.#call(domain, name, input)] as const,
      );
      return [domain, Object.fromEntries(methods)] as const;
    });
    return Object.fromEntries(domains) as unknown as CoreServices;
  }
}

function onePerEvent(message: CoreReply): readonly CoreReply[] {
  if (message.kind !== 'events') return [message];
  return message.events.map((event) => ({ kind: 'events', events: [event] }));
}
