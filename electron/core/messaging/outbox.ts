import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { Acceptance } from '#shared/backend/envelope.ts';
import type { AccountId } from '#shared/model/ids.ts';
import type { Clock } from '#core/clock/index.ts';
import { loggedId, type WriteLog } from '#core/diagnostics/index.ts';
import type { Publish } from '#core/events.ts';
import type { OnStep } from '#core/steps.ts';
import {
  everyDevice,
  type AccountJob,
  type OutboxJob,
  type RoomJob,
  type Storage,
} from '#core/storage/index.ts';
import { MessageEvents } from './message-events.ts';
import { receiptQueue, roomQueue } from './queues.ts';
import { refreshPreview } from './refresh-preview.ts';
import { mayHelpLater, pauseAfter } from './retry-pause.ts';
import type { RoomSender } from './room-sender.ts';
import type { Sealer } from './sealer.ts';

/** How often a job is sealed anew in a row because devices changed; more than that is a relay gone wrong. */
const maximumRefreshes = 5;
/** No job is made to wait longer than this before it leaves for the first time, in milliseconds. */
const longestWaitMs = 60_000;

/** What sending works with. */
export interface OutboxPorts {
  readonly storage: Storage;
  readonly backend: BackendAdapter;
  readonly sealer: Sealer;
  readonly rooms: Pick<RoomSender, 'send'>;
  readonly clock: Clock;
  readonly publish: Publish;
  /** Asks the directory for what is new; a failure is no obstacle. */
  readonly synchronise: () => Promise<void>;
  readonly onFailure: (error: unknown) => void;
  readonly onStep: OnStep;
  readonly log: WriteLog;
}

/**
 * Sends what waits, one job after the other in each queue, while there is a connection. A job leaves the outbox in the
 * transaction that notes its outcome; anything that breaks before sends the same bytes again, unless devices have changed.
 */
export class Outbox {
  readonly #ports: OutboxPorts;
  readonly #draining = new Map<string, Promise<void>>();
  /** Queues that were woken while they were draining: their drain may already have seen them empty. */
  readonly #wokenAgain = new Set<string>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** Jobs that are being sent: two queues can have the same one while conversations are merged. */
  readonly #inHand = new Set<number>();
  /** Failures in a row that a later attempt may cure, by queue. */
  readonly #failures = new Map<string, number>();
  /** Why queues wait, as the log knows it: it is told once, not at every attempt. */
  readonly #postponedFor = new Map<string, ErrorCode>();
  #online = false;

  constructor(ports: OutboxPorts) {
    this.#ports = ports;
  }

  /** Begins with every queue that has something, or ends with the jobs at hand. */
  setOnline(online: boolean): void {
    this.#online = online;
    if (!online) return;
    for (const queue of this.#ports.storage.outbox.queues()) this.wake(queue);
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

  /** What waited in one queue waits in another one now, and leaves when the job at hand has. */
  moved(from: string, to: string): void {
    const atHand = this.#draining.get(from) ?? Promise.resolve();
    void atHand.then(() => {
      this.wake(to);
    });
  }

  /** Resolves when nothing is being sent any more. */
  async stop(): Promise<void> {
    this.#online = false;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await Promise.all(this.#draining.values());
  }

  async #drain(queue: string): Promise<void> {
    try {
      while (this.#online && (await this.#sendNext(queue)));
    } catch (error) {
      if (error instanceof AppError) this.#logPostponed(queue, error.code);
      else this.#ports.onFailure(error);
      // Whoever writes on while a queue rests has it tried at once, and neither lengthens the rest nor ends it.
      if (this.#timers.has(queue)) return;
      const failures = this.#failures.get(queue) ?? 0;
      this.#failures.set(queue, failures + 1);
      this.#wakeIn(queue, pauseAfter(error, failures));
    }
  }

  /** Answers false when nothing of the queue can leave now. Rejects with whatever a later attempt may cure. */
  async #sendNext(queue: string): Promise<boolean> {
    const { storage, clock, publish } = this.#ports;
    const job = storage.outbox.next(queue);
    if (job === null || this.#inHand.has(job.id)) return false;
    const wait = job.notBefore - clock.now();
    // What lies further ahead was set by a clock that has been put right since.
    if (wait > 0 && wait < longestWaitMs) {
      this.#wakeIn(queue, wait);
      return false;
    }
    const events = new MessageEvents(storage, publish);
    this.#inHand.add(job.id);
    try {
      await this.#send(job, events);
    } catch (error) {
      if (mayHelpLater(error)) {
        this.#sayWhy(job, error, events);
        throw error;
      }
      if (isHeldBack(job, error)) {
        this.#logPostponed(queue, AppError.from(error).code);
        return false;
      }
      if (!(await this.#readdress(job, error))) this.#fail(job, toFailure(job, error), events);
    } finally {
      this.#inHand.delete(job.id);
      events.publish();
    }
    this.#failures.delete(queue);
    this.#postponedFor.delete(queue);
    return true;
  }

  async #send(job: OutboxJob, events: MessageEvents): Promise<void> {
    const { rooms, onStep } = this.#ports;
    if (job.room === null) return this.#sendToAccount(job, events);
    const posted = await rooms.send(job);
    onStep('send:accepted');
    if (posted === null) this.#finish(job, events, () => this.#sentToNobody(job));
    else {
      this.#accept(job, posted.acceptance, events, () => {
        this.#sendAlone(job, posted.left);
      });
      for (const account of posted.left) this.wake(roomQueue(account));
    }
    onStep('send:finished');
  }

  /** Whoever could not be reached with the others (a full mailbox, keys that have to be looked at) gets it when they can be. */
  #sendAlone({ content, message }: RoomJob, accounts: readonly AccountId[]): void {
    for (const recipient of accounts) {
      const job = everyDevice({ queue: roomQueue(recipient), recipient, message: null, content });
      this.#ports.storage.outbox.add({ ...job, origin: message });
    }
  }

  /** In a room with nobody else a message has arrived as soon as it is here. */
  #sentToNobody({ message: id }: OutboxJob): void {
    const { messages } = this.#ports.storage;
    const message = id === null ? null : messages.find(id);
    if (message !== null) messages.markSent(message.id, message);
  }

  async #sendToAccount(job: AccountJob, events: MessageEvents): Promise<void> {
    const { backend, sealer, onStep } = this.#ports;
    const coverage = job.device === null ? 'every-device' : 'named-devices';
    for (let refreshes = 0; ; refreshes++) {
      try {
        const acceptance = await backend.send(await sealer.seal(job, events), coverage);
        onStep('send:accepted');
        this.#accept(job, acceptance, events);
        onStep('send:finished');
        return;
      } catch (error) {
        if (!(error instanceof StaleDevicesError) || refreshes >= maximumRefreshes) throw error;
        await sealer.refresh(job, error.accounts);
      }
    }
  }

  /** A message whose recipient is gone goes to the account that its person has now, where there is one. */
  async #readdress(job: OutboxJob, error: unknown): Promise<boolean> {
    const { storage, synchronise } = this.#ports;
    const message = job.message === null ? null : storage.messages.find(job.message);
    if (job.room !== null || message === null || !isGone(error)) return false;
    await synchronise();
    const { account } = storage.conversations.peer(message.conversationId);
    if (account === null || account === job.recipient) return false;
    storage.transaction(() => {
      for (const { id } of storage.outbox.envelopes(job.id)) storage.sent.forget(id);
      storage.outbox.readdress(job.id, account);
    });
    return true;
  }

  #accept(
    job: OutboxJob,
    { acceptedAt: time, clockAt }: Acceptance,
    events: MessageEvents,
    note: () => void = () => undefined,
  ): void {
    this.#finish(job, events, () => {
      note();
      if (job.message === null) return;
      const { messages, rooms } = this.#ports.storage;
      messages.markSent(job.message, { time, clockAt });
      if (job.room !== null) rooms.setAccepted(job.message, time);
    });
  }

  /** Other reasons pass by themselves or are shown elsewhere; this one can last for days, and is the recipient's. */
  #sayWhy(job: OutboxJob, error: unknown, events: MessageEvents): void {
    if (job.message === null || !(error instanceof AppError) || error.code !== 'mailbox-full') return;
    const { storage } = this.#ports;
    const message = storage.messages.find(job.message);
    if (message?.state !== 'sending' || message.failure === error.code) return;
    storage.transaction(() => {
      storage.messages.setState(message.id, 'sending', error.code);
    });
    events.changed(message.conversationId, message.id);
  }

  #fail(job: OutboxJob, failure: AppError, events: MessageEvents): void {
    this.#ports.log({ event: 'send-failed', code: failure.code, queue: loggedId(job.queue) });
    this.#finish(job, events, () => {
      if (job.message === null) return;
      const { messages, sent, outbox } = this.#ports.storage;
      // It has got through before, whatever hinders it now.
      const { state } = messages.find(job.message) ?? { state: null };
      if (state === 'delivered' || state === 'read') return;
      messages.setState(job.message, 'failed', failure.code);
      // Nobody gets on request what the person sees as not sent.
      sent.forgetMessage(job.message);
      outbox.forgetRepetitions(job.message);
    });
  }

  #finish(job: OutboxJob, events: MessageEvents, note: () => void): void {
    const { storage } = this.#ports;
    storage.transaction(() => {
      note();
      storage.outbox.remove(job.id);
      const message = job.message === null ? null : storage.messages.find(job.message);
      if (message === null) return;
      refreshPreview(storage, message.conversationId);
      events.changed(message.conversationId, message.id);
    });
  }

  #logPostponed(queue: string, code: ErrorCode): void {
    if (this.#postponedFor.get(queue) === code) return;
    this.#postponedFor.set(queue, code);
    this.#ports.log({ event: 'send-postponed', code, queue: loggedId(queue) });
  }

  /** Wakes a queue after a pause; a later call replaces an earlier one. */
  #wakeIn(queue: string, pauseMs: number): void {
    clearTimeout(this.#timers.get(queue));
    const timer = setTimeout(() => {
      this.#timers.delete(queue);
      this.wake(queue);
    }, pauseMs);
    this.#timers.set(queue, timer);
  }
}

/**
 * A receipt, or what somebody is told of a room, under a key that the person has to look at first waits until they have, and one whose keys cannot be verified for
 * the next connection: nobody would send it again.
 */
function isHeldBack(job: OutboxJob, error: unknown): boolean {
  if (job.room !== null || job.message !== null || !(error instanceof AppError)) return false;
  if (error.code === 'bad-keys') return true;
  const { recipient, queue } = job;
  const isKept = queue === receiptQueue(recipient) || queue === roomQueue(recipient);
  return error.code === 'untrusted-identity' && isKept;
}

function isGone(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'not-found' || error.code === 'no-account');
}

/** To the person, an account that is gone is somebody who does not use Narae. */
function toFailure(job: OutboxJob, error: unknown): AppError {
  return job.message !== null && isGone(error)
    ? new AppError('no-account', { cause: error })
    : AppError.from(error);
}
