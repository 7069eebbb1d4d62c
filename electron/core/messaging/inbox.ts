import { AppError } from '#shared/errors/app-error.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import type { GroupId } from '#shared/model/ids.ts';
import type { WriteLog } from '#core/diagnostics/index.ts';
import type { Publish } from '#core/events.ts';
import { describeDecryptionError, plainEnvelope, preKeyEnvelope, type Zone } from '#core/signal/index.ts';
import type { OnStep } from '#core/steps.ts';
import { mayPass } from '#core/storage/index.ts';
import { BatchOutcome } from './batch-outcome.ts';
import { EnvelopeApplier, type ApplierPorts } from './envelope-applier.ts';
import { MessageEvents } from './message-events.ts';
import { OwedReceipts } from './owed-receipts.ts';
import { HeldEnvelopes } from './held-envelopes.ts';
import { openEnvelopes, type Memory } from './open-envelopes.ts';
import { UnknownSenders } from './unknown-senders.ts';
import { WaitingEnvelopes } from './waiting-envelopes.ts';

/**
 * Envelopes in one transaction; a departure from the 200 or 50 ms of the architecture, section 5. Each session that was
 * used is written once a batch, so a backlog of many senders is received 1.5 times as fast in batches of 500 as of 200
 * (measured with envelopes that begin sessions), and an end after 50 ms would make them smaller still. A zone then lasts about 150 ms, but no turn of the thread
 * more than 2 ms before the commit: see `decryptionsPerTurn`.
 */
const batchSize = 500;
/** The pause after a batch that could not be committed; nothing was acknowledged, so nothing is lost. */
const retryMs = 1_000;
/** How often a batch is tried before the reason is looked for in one of its envelopes: most failures pass. */
const patience = 3;

/** What receiving works with. */
export interface InboxPorts extends ApplierPorts {
  readonly backend: BackendAdapter;
  readonly zone: Zone;
  readonly publish: Publish;
  /** Asks the directory for what is new; a failure is no obstacle. */
  readonly synchronise: () => Promise<void>;
  readonly wakeOutbox: (queue: string) => void;
  /** Somebody has begun a session, and one-time keys of this device are used up. */
  readonly onSessionsBegun: () => void;
  /** Somebody has signed changes of rooms whose key is not known. */
  readonly onStrangers: () => void;
  /** Somebody has read an own message of this room. */
  readonly onOwnRead: (room: GroupId) => void;
  readonly onFailure: (error: unknown) => void;
  readonly onStep: OnStep;
  readonly log: WriteLog;
}

/**
 * Receives: decrypts a batch inside a zone, applies it in mailbox order, commits everything that comes of it in one
 * transaction, and only then acknowledges it to the backend and tells the windows.
 */
export class Inbox {
  readonly #ports: InboxPorts;
  readonly #owedReceipts: OwedReceipts;
  readonly #unknownSenders: UnknownSenders;
  readonly #waiting = new WaitingEnvelopes();
  readonly #held = new HeldEnvelopes((envelopes) => {
    this.#take(envelopes);
  });
  /** How many envelopes are tried at once: fewer while one is looked for that cannot be received. */
  #size = batchSize;
  #failures = 0;
  #working: Promise<void> | null = null;
  #retry: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(ports: InboxPorts) {
    this.#ports = ports;
    this.#unknownSenders = new UnknownSenders(ports.synchronise);
    this.#owedReceipts = new OwedReceipts(ports.storage, ports.wakeOutbox, ports.onFailure);
    // A crash may have left some owing.
    this.#owedReceipts.owed();
  }

  /**
   * Takes envelopes over; the call returns before they are opened. A failure is told, and they are tried again.
   * @throws AppError `too-large`, which ends the connection, when a relay goes on without waiting for acks.
   */
  receive(envelopes: readonly IncomingEnvelope[]): void {
    if (this.#waiting.isFull) {
      const failure = new AppError('too-large');
      this.#ports.onFailure(failure);
      throw failure;
    }
    this.#take(envelopes);
  }

  /** Receipts may be owed by somebody else than a batch. A call too many does no harm. */
  payReceipts(): void {
    this.#owedReceipts.owed();
  }

  /** Finishes the batch at hand and takes no other. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#held.stop();
    this.#owedReceipts.stop();
    await this.#working;
  }

  #take(envelopes: readonly IncomingEnvelope[]): void {
    this.#waiting.add(envelopes);
    this.#start();
  }

  #start(): void {
    if (this.#working !== null || this.#retry !== null || this.#stopped) return;
    this.#working = this.#work().finally(() => {
      this.#working = null;
      if (!this.#waiting.isEmpty) this.#start();
    });
  }

  async #work(): Promise<void> {
    while (!this.#waiting.isEmpty && !this.#stopped) {
      const batch = this.#waiting.first(this.#size);
      try {
        await this.#process(batch);
      } catch (error) {
        this.#ports.onFailure(error);
        const isUnreadable = isDamage(error);
        if (!isUnreadable && this.#isToPass(error)) return;
        if (batch.length > 1) {
          this.#size = Math.ceil(batch.length / 2);
          continue;
        }
        if (isUnreadable) this.#hold(batch);
        else if (!this.#putAside(batch)) return;
      }
      this.#waiting.remove(batch);
      this.#size = Math.min(batchSize, this.#size * 2);
      if (this.#size === batchSize) this.#failures = 0;
    }
  }

  /** Whether the same envelopes may well be received a little later; they are tried again then. */
  #isToPass(error: unknown): boolean {
    this.#failures += mayPass(error) ? 0 : 1;
    if (!mayPass(error) && this.#failures >= patience) return false;
    this.#retry = setTimeout(() => {
      this.#retry = null;
      this.#start();
    }, retryMs);
    return true;
  }

  /**
   * Deals with an envelope that cannot be received, so that those behind it can: it is kept and asked for again like one
   * that cannot be opened; where that fails too this is done without a placeholder, then its bytes alone are kept; and where
   * even they cannot be, it is tried again later, and until then neither it nor anything behind it is acknowledged. Answers
   * false when receiving has to pause.
   */
  #putAside(batch: readonly IncomingEnvelope[]): boolean {
    const ways = [
      (envelope: IncomingEnvelope, applier: EnvelopeApplier): void => {
        const decryptionError = describeDecryptionError(envelope);
        if (envelope.type === plainEnvelope) this.#ports.storage.inbox.keep(envelope);
        else applier.apply(envelope, { kind: 'undecryptable', decryptionError });
      },
      (envelope: IncomingEnvelope, applier: EnvelopeApplier): void => {
        this.#ports.storage.inbox.keep(envelope);
        if (envelope.type === plainEnvelope) return;
        applier.apply(envelope, { kind: 'reused', decryptionError: describeDecryptionError(envelope) });
      },
      (envelope: IncomingEnvelope): void => {
        this.#ports.storage.inbox.keep(envelope);
      },
    ];
    for (const keep of ways)
      try {
        this.#keepUnread(batch, keep);
        return true;
      } catch (error) {
        this.#ports.onFailure(error);
        if (isDamage(error)) break;
        if (mayPass(error)) return !this.#isToPass(error);
      }
    this.#hold(batch);
    return true;
  }

  #hold(batch: readonly IncomingEnvelope[]): void {
    for (const envelope of batch) this.#held.hold(envelope);
  }

  #keepUnread(
    batch: readonly IncomingEnvelope[],
    keep: (envelope: IncomingEnvelope, applier: EnvelopeApplier) => void,
  ): void {
    const { storage, publish } = this.#ports;
    const outcome = new BatchOutcome(storage, new MessageEvents(storage, publish));
    storage.transaction(() => {
      for (const envelope of batch) keep(envelope, new EnvelopeApplier(this.#ports, outcome));
      storage.inbox.markSeen(batch);
      outcome.write();
    });
    this.#finish(batch, outcome);
  }

  async #process(batch: readonly IncomingEnvelope[]): Promise<void> {
    const { storage, zone, publish, onStep, log } = this.#ports;
    onStep('receive:taken');
    const begin = performance.now();
    await this.#learnSenders(batch);
    const outcome = new BatchOutcome(storage, new MessageEvents(storage, publish));
    await zone.run(async (scope) => {
      const opened = await openEnvelopes(scope, batch, this.#memory());
      onStep('receive:opened');
      const applier = new EnvelopeApplier(this.#ports, outcome);
      return {
        value: undefined,
        write: () => {
          for (const envelope of batch)
            applier.apply(envelope, opened.get(envelope.sequence) ?? { kind: 'repeated' });
          storage.inbox.markSeen(batch);
          outcome.write();
        },
      };
    });
    onStep('receive:committed');
    this.#finish(batch, outcome);
    const unasked = outcome.unasked === 0 ? {} : { unasked: outcome.unasked };
    const dropped = outcome.dropped === 0 ? {} : { dropped: outcome.dropped };
    const ms = Math.round(performance.now() - begin);
    log({ event: 'batch', envelopes: batch.length, ms, ...unasked, ...dropped });
  }

  /** What is done once a batch is durable. */
  #finish(batch: readonly IncomingEnvelope[], outcome: BatchOutcome): void {
    const { backend, retries, wakeOutbox, onStep } = this.#ports;
    backend.ack(this.#held.settled(batch, this.#waiting.reachOf(batch)));
    onStep('receive:acknowledged');
    outcome.events.publish();
    for (const queue of outcome.wokenQueues) wakeOutbox(queue);
    for (const device of outcome.answeredDevices) retries.answered(device);
    if (outcome.owesReceipts) this.#owedReceipts.owed();
    if (batch.some(({ type }) => type === preKeyEnvelope)) this.#ports.onSessionsBegun();
    if (outcome.strangers.size > 0) this.#ports.onStrangers();
    for (const room of outcome.ownRead) this.#ports.onOwnRead(room);
  }

  #memory(): Memory {
    const { storage, retries } = this.#ports;
    return {
      seen: (envelopes) => storage.inbox.seen(envelopes),
      mayAsk: retries.listener(),
      mayDefer: (request, from) => retries.mayDefer(request, from),
    };
  }

  async #learnSenders(batch: readonly IncomingEnvelope[]): Promise<void> {
    const { people } = this.#ports.storage;
    const senders = new Set(batch.map(({ from }) => from.account));
    if ([...senders].some((account) => !people.isKnown(account))) await this.#unknownSenders.learn();
  }
}

/**
 * Whether a part of the database cannot be read. It may be the session of one sender alone: what they have sent waits at the
 * relay for the salvage, which can open it, and everybody else's is received.
 */
function isDamage(error: unknown): boolean {
  return error instanceof AppError && error.code === 'database-unreadable';
}
