import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import type { AccountId } from '#shared/model/ids.ts';
import type { WriteLog } from '#core/diagnostics/index.ts';
import type { Publish } from '#core/events.ts';
import type { Zone } from '#core/signal/index.ts';
import type { OnStep } from '#core/steps.ts';
import { BatchOutcome } from './batch-outcome.ts';
import { EnvelopeApplier, type ApplierPorts } from './envelope-applier.ts';
import { MessageEvents } from './message-events.ts';
import { OwedReceipts } from './owed-receipts.ts';
import { openEnvelopes, type Memory } from './open-envelopes.ts';

/**
 * Envelopes in one transaction. Each session that was used is written once a batch, so a backlog of many senders is received
 * 1.5 times as fast in batches of 500 as of 200 (measured); a zone then lasts about 150 ms.
 */
const batchSize = 500;
/** The pause after a batch that could not be committed; nothing was acknowledged, so nothing is lost. */
const retryMs = 1_000;

/** What receiving works with. */
export interface InboxPorts extends ApplierPorts {
  readonly backend: BackendAdapter;
  readonly zone: Zone;
  readonly publish: Publish;
  /** Tries to learn who an account is; a failure is no obstacle. */
  readonly learnAccount: (account: AccountId) => Promise<void>;
  readonly wakeOutbox: (queue: string) => void;
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
  #waiting: IncomingEnvelope[] = [];
  #working: Promise<void> | null = null;
  #retry: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(ports: InboxPorts) {
    this.#ports = ports;
    this.#owedReceipts = new OwedReceipts(ports.storage, ports.wakeOutbox, ports.onFailure);
    // A crash may have left some owing.
    this.#owedReceipts.owed();
  }

  /** Takes envelopes over; the call returns before they are opened. A failure is told, and they are tried again. */
  receive(envelopes: readonly IncomingEnvelope[]): void {
    this.#waiting.push(...envelopes);
    this.#start();
  }

  /** Receipts may be owed by somebody else than a batch. A call too many does no harm. */
  payReceipts(): void {
    this.#owedReceipts.owed();
  }

  /** Finishes the batch at hand and takes no other. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#owedReceipts.stop();
    await this.#working;
  }

  #start(): void {
    if (this.#working !== null || this.#retry !== null || this.#stopped) return;
    this.#working = this.#work().finally(() => {
      this.#working = null;
      if (this.#waiting.length > 0) this.#start();
    });
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#stopped) {
      const batch = this.#waiting.slice(0, batchSize);
      try {
        await this.#process(inMailboxOrder(batch));
        this.#waiting.splice(0, batch.length);
      } catch (error) {
        this.#ports.onFailure(error);
        this.#retry = setTimeout(() => {
          this.#retry = null;
          this.#start();
        }, retryMs);
        return;
      }
    }
  }

  async #process(batch: readonly IncomingEnvelope[]): Promise<void> {
    const { storage, backend, zone, retries, publish, wakeOutbox, onStep, log } = this.#ports;
    onStep('receive:taken');
    const begin = performance.now();
    await this.#learnSenders(batch);
    const events = new MessageEvents(storage, publish);
    const outcome = new BatchOutcome(storage, events);
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
    const last = batch.at(-1);
    if (last !== undefined) backend.ack(last.sequence);
    onStep('receive:acknowledged');
    log({ event: 'batch', envelopes: batch.length, ms: Math.round(performance.now() - begin) });
    events.publish();
    for (const queue of outcome.wokenQueues) wakeOutbox(queue);
    for (const device of outcome.answeredDevices) retries.answered(device);
    if (outcome.owesReceipts) this.#owedReceipts.owed();
  }

  #memory(): Memory {
    const { storage, retries } = this.#ports;
    return {
      seen: (envelopes) => storage.inbox.seen(envelopes),
      mayAsk: (from) => retries.mayAsk(from),
    };
  }

  async #learnSenders(batch: readonly IncomingEnvelope[]): Promise<void> {
    const senders = new Set(batch.map(({ from }) => from.account));
    for (const account of senders)
      if (this.#ports.storage.people.byAccount(account) === null) await this.#ports.learnAccount(account);
  }
}

/** Each place of the mailbox once, in their order: after a reconnection what was waiting comes again. */
function inMailboxOrder(batch: readonly IncomingEnvelope[]): readonly IncomingEnvelope[] {
  const once = new Map(batch.map((envelope) => [envelope.sequence, envelope]));
  return [...once.values()].toSorted((one, other) => one.sequence - other.sequence);
}
