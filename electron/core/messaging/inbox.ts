import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import type { AccountId } from '#shared/model/ids.ts';
import type { Publish } from '#core/events.ts';
import type { Zone } from '#core/signal/index.ts';
import type { LocalAccount, Storage } from '#core/storage/index.ts';
import { encodeDeliveryReceipt } from './content.ts';
import { EnvelopeApplier, type Receipts } from './envelope-applier.ts';
import { MessageEvents } from './message-events.ts';
import { openEnvelopes } from './open-envelopes.ts';
import { receiptQueue } from './queues.ts';

/** Envelopes in one transaction: enough that the commit costs nothing, little enough that nobody waits for it. */
const batchSize = 200;
/** The pause after a batch that could not be committed; nothing was acknowledged, so nothing is lost. */
const retryMs = 1_000;

export interface InboxPorts {
  readonly storage: Storage;
  readonly backend: BackendAdapter;
  readonly zone: Zone;
  readonly local: LocalAccount;
  readonly publish: Publish;
  /** Tries to learn who an account is; a failure is no obstacle. */
  readonly learnAccount: (account: AccountId) => Promise<void>;
  readonly wakeOutbox: (queue: string) => void;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Receives: decrypts a batch inside a zone, applies it in mailbox order, commits everything that comes of it in one
 * transaction, and only then acknowledges it to the backend and tells the windows.
 */
export class Inbox {
  readonly #ports: InboxPorts;
  #waiting: IncomingEnvelope[] = [];
  #working: Promise<void> | null = null;
  #retry: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(ports: InboxPorts) {
    this.#ports = ports;
  }

  receive(envelopes: readonly IncomingEnvelope[]): void {
    this.#waiting.push(...envelopes);
    this.#start();
  }

  /** Finishes the batch at hand and takes no other. */
  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
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
        await this.#process(withoutRepetitions(batch));
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
    const { storage, backend, zone, local, publish, wakeOutbox } = this.#ports;
    await this.#learnSenders(batch);
    const events = new MessageEvents(storage, publish);
    const receipts: Receipts = new Map();
    await zone.run(async (scope) => {
      const opened = await openEnvelopes(scope, batch, (envelope) => storage.inbox.wasSeen(envelope));
      const applier = new EnvelopeApplier(storage, local, events, receipts);
      return {
        value: undefined,
        write: () => {
          for (const envelope of batch)
            applier.apply(envelope, opened.get(envelope.sequence) ?? { kind: 'repeated' });
          this.#queueReceipts(receipts);
        },
      };
    });
    const last = batch.at(-1);
    if (last !== undefined) backend.ack(last.sequence);
    events.publish();
    for (const account of receipts.keys()) wakeOutbox(receiptQueue(account));
  }

  async #learnSenders(batch: readonly IncomingEnvelope[]): Promise<void> {
    const senders = new Set(batch.map(({ from }) => from.account));
    for (const account of senders)
      if (this.#ports.storage.people.byAccount(account) === null) await this.#ports.learnAccount(account);
  }

  #queueReceipts(receipts: Receipts): void {
    for (const [account, messages] of receipts)
      this.#ports.storage.outbox.add({
        queue: receiptQueue(account),
        recipient: account,
        message: null,
        content: encodeDeliveryReceipt(messages),
      });
  }
}

/** Each place of the mailbox once: after a reconnection what was waiting comes again. */
function withoutRepetitions(batch: readonly IncomingEnvelope[]): readonly IncomingEnvelope[] {
  return [...new Map(batch.map((envelope) => [envelope.sequence, envelope])).values()];
}
