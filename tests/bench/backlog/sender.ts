import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import {
  IdentityKeyPair,
  processPreKeyBundle,
  ProtocolAddress,
  signalDecrypt,
  signalEncrypt,
  SignalMessage,
} from '@signalapp/libsignal-client';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { DeviceCredential } from '#shared/backend/enrolment.ts';
import type { IncomingEnvelope, OutgoingEnvelope } from '#shared/backend/envelope.ts';
import type { PreKeyBundle as PublishedBundle } from '#shared/backend/keys.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, envelopeId, messageId, type AccountId, type PersonId } from '#shared/model/ids.ts';
import { createBackend, type BackendConfiguration } from '#core/backend/index.ts';
import { encodeText } from '#core/messaging/content.ts';
import { makePreKeys, signDeviceList, toUpload } from '#core/signal/index.ts';
import { libsignalBundle } from '#tests/support/libsignal-bundle.ts';
import { MemoryStores } from './memory-stores.ts';

/** One of those who write while the receiver is away: real keys and ciphertexts, without a database. */
export class Sender {
  readonly #adapter: BackendAdapter;
  readonly #credential: DeviceCredential;
  readonly #stores: MemoryStores;
  #onAnswer: () => void = () => undefined;
  #to: { readonly account: AccountId; readonly bundle: PublishedBundle } | null = null;

  private constructor(adapter: BackendAdapter, credential: DeviceCredential, stores: MemoryStores) {
    this.#adapter = adapter;
    this.#credential = credential;
    this.#stores = stores;
  }

  static async enrol(configuration: BackendConfiguration, person: PersonId): Promise<Sender> {
    const adapter = createBackend(configuration);
    const identity = IdentityKeyPair.generate();
    const registrationId = randomInt(1, 0x3fff);
    const keys = makePreKeys(identity, { reserveIds: () => 1 }, Date.now());
    const account = accountId(randomUUID());
    const secret = ownBytes(randomBytes(32));
    const { device } = await adapter.enrol({
      claim: { kind: 'offer', person },
      account,
      secret,
      registrationId,
      identityKey: identity.publicKey.serialize(),
      keys: toUpload(keys),
      deviceList: signDeviceList(identity, account, 1, [
        { device: 1 as DeviceCredential['device'], registrationId },
      ]),
    });
    const stores = new MemoryStores(identity, registrationId, keys);
    return new Sender(adapter, { account, device, secret }, stores);
  }

  /** Connects and starts a session with the receiver. */
  async begin(receiver: AccountId): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#adapter.connect(this.#credential, {
        onEnvelopes: (envelopes) => void this.#receive(envelopes),
        onDirectoryChanged: () => undefined,
        onServerTime: () => undefined,
        onState: (state) => {
          if (state === 'online') resolve();
        },
      });
    });
    const [bundle] = await this.#adapter.fetchBundles(receiver);
    if (bundle === undefined) throw new Error('the receiver has no device');
    this.#to = { account: receiver, bundle };
    await processPreKeyBundle(
      libsignalBundle(bundle),
      ProtocolAddress.new(receiver, bundle.device),
      this.#own(),
      this.#stores.sessions,
      this.#stores.identities,
    );
  }

  /** Writes to the receiver, who has to be there, and waits until their receipt has come: the session lives at both ends then. */
  async meet(text: string): Promise<void> {
    const answer = new Promise<void>((resolve) => {
      this.#onAnswer = resolve;
    });
    await this.send(text);
    await answer;
  }

  async send(text: string): Promise<void> {
    await this.#adapter.send([await this.#seal(text)], 'every-device');
  }

  close(): Promise<void> {
    return this.#adapter.close();
  }

  async #receive(envelopes: readonly IncomingEnvelope[]): Promise<void> {
    for (const { from, ciphertext, sequence } of envelopes) {
      await signalDecrypt(
        SignalMessage.deserialize(ciphertext),
        ProtocolAddress.new(from.account, from.device),
        this.#own(),
        this.#stores.sessions,
        this.#stores.identities,
      );
      this.#adapter.ack(sequence);
      this.#onAnswer();
    }
  }

  async #seal(text: string): Promise<OutgoingEnvelope> {
    if (this.#to === null) throw new Error('not begun');
    const { account, bundle } = this.#to;
    const id = messageId(randomBytes(16).toString('hex'));
    const sealed = await signalEncrypt(
      encodeText({ messageId: id, text, writtenAt: Date.now() }),
      ProtocolAddress.new(account, bundle.device),
      this.#own(),
      this.#stores.sessions,
      this.#stores.identities,
    );
    return {
      id: envelopeId(randomBytes(16).toString('hex')),
      to: { account, device: bundle.device },
      registrationId: bundle.registrationId,
      type: sealed.type(),
      ciphertext: sealed.serialize(),
    };
  }

  #own(): ProtocolAddress {
    return ProtocolAddress.new(this.#credential.account, this.#credential.device);
  }
}
