import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { EnvelopeId, MessageId } from '#shared/model/ids.ts';
import type { Clock } from '#core/clock/index.ts';
import type { Storage } from '#core/storage/index.ts';
import { decodeContent, encodeUnavailable, markResent } from './content.ts';
import { Allowances, type Allowance } from './allowances.ts';
import { retryQueue } from './queues.ts';
import { encodeRetryRequest, type RetryRequest } from './retry-request.ts';

/** How often one envelope is answered with its content, and how often in a row a repetition is repeated (Signal: 5). */
const maximumResends = 5;
/**
 * Requests of one device that are answered in an hour: they are not signed, and a flood of them must not become one of ours.
 * Honest ones beyond it (a PC that lost its sessions while thousands of messages waited) are answered in the next hours.
 */
const answeredInAnHour: Allowance = { count: 600, windowMs: 60 * 60 * 1000 };
/** Late answers in one transaction, which takes about 10 ms then. */
const answersAtOnce = 50;

/**
 * Asking for envelopes that could not be opened, and answering those who ask. What is written belongs into the transaction
 * of the batch that caused it.
 */
export class Retries {
  readonly #storage: Storage;
  readonly #clock: Clock;
  readonly #jitter: () => number;
  readonly #answered: Allowances;
  readonly #reused: Allowances;

  /** `jitter` answers the milliseconds that a request waits. */
  constructor(storage: Storage, clock: Clock, jitter: () => number, answered: Allowance = answeredInAnHour) {
    this.#storage = storage;
    this.#clock = clock;
    this.#jitter = jitter;
    this.#answered = new Allowances(answered, () => clock.now());
    // More than is answered is not worth asking for.
    this.#reused = new Allowances(answered, () => clock.now());
  }

  /** Answers, for each request of a batch, whether it is answered now. It counts for good once `answered` is told. */
  listener(): (from: DeviceAddress) => boolean {
    const heard = new Map<string, number>();
    return (from) => {
      const key = addressKey(from);
      const before = heard.get(key) ?? 0;
      if (!this.#answered.has(key, before)) return false;
      heard.set(key, before + 1);
      return true;
    };
  }

  /** Whether a request that is not answered now is answered later: one for what this device was really sent, and once. */
  mayDefer({ envelope }: RetryRequest, from: DeviceAddress): boolean {
    const sent = this.#storage.sent.find(envelope, from);
    return sent !== null && !sent.isDeferred;
  }

  /** A request of this device is answered later: by `answerDeferred`, also after a restart. */
  defer({ envelope }: RetryRequest, from: DeviceAddress): void {
    this.#storage.sent.setDeferred(envelope, from, true);
  }

  /**
   * Answers some of the requests of one device that had to wait, as far as may be by now. Answers the queue to wake, or null
   * when no device has any more to be answered at present.
   */
  answerDeferred(): string | null {
    const { sent } = this.#storage;
    const device = sent.deferringDevices().find((address) => this.#answered.has(addressKey(address)));
    if (device === undefined) return null;
    for (const envelope of sent.deferred(device, answersAtOnce)) {
      if (!this.#answered.has(addressKey(device))) break;
      sent.setDeferred(envelope, device, false);
      this.#answered.spend(addressKey(device));
      this.answer({ envelope }, device);
    }
    return retryQueue(device);
  }

  /** A request of this device has been dealt with, and what came of it is durable. */
  answered(from: DeviceAddress): void {
    this.#answered.spend(addressKey(from));
  }

  /** Whether a device is asked for one more envelope whose step of the ratchet was used before. Counts it. */
  mayAskForReused(from: DeviceAddress): boolean {
    const key = addressKey(from);
    if (!this.#reused.has(key)) return false;
    this.#reused.spend(key);
    return true;
  }

  /** Asks the sender of an envelope for it again, a little later: one small request for each. Answers the queue to wake. */
  ask(envelope: IncomingEnvelope, decryptionError: Bytes): string {
    const { from } = envelope;
    const notBefore = this.#clock.now() + this.#jitter();
    const content = encodeRetryRequest({ envelope: envelope.id, decryptionError });
    return this.#queue(from, { content, form: 'plain', notBefore, identity: null, origin: null, resends: 0 });
  }

  /**
   * Sends a device again what it could not open, or says that this is not to be had. Answers the queue to wake, or null when
   * there is no more to say.
   */
  answer({ envelope }: Pick<RetryRequest, 'envelope'>, from: DeviceAddress): string | null {
    const sent = this.#storage.sent.find(envelope, from);
    if (sent === null) return this.#decline(envelope, from);
    // What was sealed for many goes to this device alone; before the next one it gets the sender key anew.
    if (sent.distribution !== null) this.#storage.senderKeys.needsKey(sent.distribution, from);
    if (sent.resends >= maximumResends)
      return decodeContent(sent.content).body.kind === 'unavailable' ? null : this.#decline(envelope, from);
    this.#storage.sent.countResend(envelope, from);
    const content = markResent(sent.content, envelope);
    return this.#queue(from, {
      content,
      form: 'sealed',
      notBefore: 0,
      identity: sent.identity,
      origin: sent.message,
      resends: sent.resends + 1,
    });
  }

  #decline(envelope: EnvelopeId, from: DeviceAddress): string {
    const content = encodeUnavailable(envelope);
    return this.#queue(from, {
      content,
      form: 'sealed',
      notBefore: 0,
      identity: null,
      origin: null,
      resends: 0,
    });
  }

  #queue(
    to: DeviceAddress,
    job: {
      readonly content: Bytes;
      readonly form: 'sealed' | 'plain';
      readonly notBefore: number;
      readonly identity: Bytes | null;
      readonly origin: MessageId | null;
      readonly resends: number;
    },
  ): string {
    const queue = retryQueue(to);
    const { account: recipient, device } = to;
    this.#storage.outbox.add({ ...job, queue, recipient, device, message: null });
    return queue;
  }
}
