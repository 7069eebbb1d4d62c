import { AppError } from '#shared/errors/app-error.ts';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { Publish } from '#core/events.ts';
import type { OutboxJob, Storage } from '#core/storage/index.ts';
import { MessageEvents } from './message-events.ts';
import { refreshPreview } from './refresh-preview.ts';
import type { Sealer } from './sealer.ts';

/** How often a job is sealed anew in a row because devices changed; more than that is a relay gone wrong. */
const maximumRefreshes = 5;
/** The pause after a refusal that a retry may cure (full mailbox, rate limit). */
const retryMs = 5_000;

/**
 * Sends what waits, one job after the other in each queue, while there is a connection. A job leaves the outbox in the
 * transaction that notes its outcome; anything that breaks before sends the same bytes again.
 */
export class Outbox {
  readonly #storage: Storage;
  readonly #backend: BackendAdapter;
  readonly #sealer: Sealer;
  readonly #publish: Publish;
  readonly #onFailure: (error: unknown) => void;
  readonly #draining = new Map<string, Promise<void>>();
  /** Queues that were woken while they were draining: their drain may already have seen them empty. */
  readonly #wokenAgain = new Set<string>();
  readonly #retries = new Set<NodeJS.Timeout>();
  #online = false;

  constructor(
    storage: Storage,
    backend: BackendAdapter,
    sealer: Sealer,
    publish: Publish,
    onFailure: (error: unknown) => void,
  ) {
    this.#onFailure = onFailure;
    this.#storage = storage;
    this.#backend = backend;
    this.#sealer = sealer;
    this.#publish = publish;
  }

  setOnline(online: boolean): void {
    this.#online = online;
    if (!online) return;
    for (const queue of this.#storage.outbox.queues()) this.wake(queue);
  }

  /** There may be something to send in a queue. A call too many does no harm. */
  wake(queue: string): void {
    if (!this.#online) return;
    if (this.#draining.has(queue)) {
      this.#wokenAgain.add(queue);
      return;
    }
    const draining = this.#drain(queue).finally(() => {
      this.#draining.delete(queue);
      if (this.#wokenAgain.delete(queue)) this.wake(queue);
    });
    this.#draining.set(queue, draining);
  }

  /** Resolves when nothing is being sent any more. */
  async stop(): Promise<void> {
    this.#online = false;
    for (const retry of this.#retries) clearTimeout(retry);
    await Promise.all(this.#draining.values());
  }

  async #drain(queue: string): Promise<void> {
    try {
      while (this.#online && (await this.#sendNext(queue)));
    } catch (error) {
      if (!(error instanceof AppError)) this.#onFailure(error);
      this.#retryLater(queue);
    }
  }

  /** Answers false when the queue is empty. Rejects with whatever a later attempt may cure. */
  async #sendNext(queue: string): Promise<boolean> {
    const job = this.#storage.outbox.next(queue);
    if (job === null) return false;
    try {
      await this.#send(job);
    } catch (error) {
      if (!(error instanceof AppError) || error.retryable) throw error;
      this.#fail(job, error);
    }
    return true;
  }

  async #send(job: OutboxJob): Promise<void> {
    for (let refreshes = 0; ; refreshes++) {
      try {
        const { acceptedAt } = await this.#backend.send(await this.#sealer.seal(job));
        this.#accept(job, acceptedAt);
        return;
      } catch (error) {
        if (!(error instanceof StaleDevicesError) || refreshes >= maximumRefreshes) throw error;
        await this.#sealer.refresh(job, error.accounts);
      }
    }
  }

  #accept(job: OutboxJob, acceptedAt: number): void {
    this.#finish(job, () => {
      if (job.message !== null) this.#storage.messages.markSent(job.message, acceptedAt);
    });
  }

  #fail(job: OutboxJob, failure: AppError): void {
    this.#finish(job, () => {
      if (job.message !== null) this.#storage.messages.setState(job.message, 'failed', failure.code);
    });
  }

  #finish(job: OutboxJob, note: () => void): void {
    const events = new MessageEvents(this.#storage, this.#publish);
    this.#storage.transaction(() => {
      note();
      this.#storage.outbox.remove(job.id);
      const message = job.message === null ? null : this.#storage.messages.find(job.message);
      if (message === null) return;
      refreshPreview(this.#storage, message.conversationId);
      events.changed(message.conversationId, message.id);
    });
    events.publish();
  }

  #retryLater(queue: string): void {
    const retry = setTimeout(() => {
      this.#retries.delete(retry);
      this.wake(queue);
    }, retryMs);
    this.#retries.add(retry);
  }
}
