import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import {
  CiphertextMessageType,
  ContentHint,
  groupEncrypt,
  IdentityKeyPair,
  processPreKeyBundle,
  ProtocolAddress,
  sealedSenderMultiRecipientEncrypt,
  SenderCertificate,
  SenderKeyDistributionMessage,
  signalDecrypt,
  signalEncrypt,
  SignalMessage,
  UnidentifiedSenderMessageContent,
} from '@signalapp/libsignal-client';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { DeviceCredential } from '#shared/backend/enrolment.ts';
import type { IncomingEnvelope, OutgoingEnvelope } from '#shared/backend/envelope.ts';
import type { PreKeyBundle as PublishedBundle } from '#shared/backend/keys.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import {
  accountId,
  envelopeId,
  messageId,
  type AccountId,
  type ChangeId,
  type GroupId,
  type PersonId,
} from '#shared/model/ids.ts';
import { createBackend, type BackendConfiguration } from '#core/backend/index.ts';
import { encodeText } from '#core/messaging/content.ts';
import { encodeGroupContent } from '#core/messaging/group-content.ts';
import { makePreKeys, signDeviceList, toUpload } from '#core/signal/index.ts';
import { libsignalBundle } from '#tests/support/libsignal-bundle.ts';
import { MemorySenderKeys, MemoryStores } from './memory-stores.ts';

/** The room in which all of them write, as its members know it. */
export interface SharedRoom {
  readonly room: GroupId;
  readonly heads: readonly ChangeId[];
}

const whisper: number = CiphertextMessageType.Whisper;

/** One of those who write while the receiver is away: real keys and ciphertexts, without a database. */
export class Sender {
  readonly #adapter: BackendAdapter;
  readonly #credential: DeviceCredential;
  readonly #stores: MemoryStores;
  readonly #senderKeys = new MemorySenderKeys();
  readonly #distribution = randomUUID();
  #room: (SharedRoom & { readonly certificate: SenderCertificate }) | null = null;
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
    const id = messageId(randomBytes(16).toString('hex'));
    const content = encodeText({ messageId: id, text, writtenAt: Date.now() });
    await this.#adapter.send([await this.#seal(content)], 'every-device');
  }

  /** Gives the receiver the key for what is written in a room from now on. */
  async join(shared: SharedRoom): Promise<void> {
    const own = this.#own();
    const { certificate } = await this.#adapter.senderCertificate();
    this.#room = { ...shared, certificate: SenderCertificate.deserialize(certificate) };
    const message = await SenderKeyDistributionMessage.create(own, this.#distribution, this.#senderKeys);
    const distributionMessage = ownBytes(message.serialize());
    const content = encodeGroupContent({ kind: 'sender-key', group: shared.room, distributionMessage });
    await this.#adapter.send([await this.#seal(content)], 'named-devices');
  }

  /** Writes in the room, sealed for all as for a thousand, although the receiver alone is sent it. */
  async post(words: string): Promise<void> {
    if (this.#room === null || this.#to === null) throw new Error('not in the room');
    const { room: group, heads, certificate } = this.#room;
    const id = messageId(randomBytes(16).toString('hex'));
    const text = { messageId: id, text: words, writtenAt: Date.now() };
    const content = encodeGroupContent({ kind: 'group-text', group, text, heads });
    const message = await groupEncrypt(this.#own(), this.#distribution, this.#senderKeys, content);
    const sealed = await sealedSenderMultiRecipientEncrypt(
      UnidentifiedSenderMessageContent.new(message, certificate, ContentHint.Resendable, null),
      [ProtocolAddress.new(this.#to.account, this.#to.bundle.device)],
      this.#stores.identities,
      this.#stores.sessions,
    );
    await this.#adapter.sendMulti(envelopeId(randomBytes(16).toString('hex')), ownBytes(sealed));
  }

  close(): Promise<void> {
    return this.#adapter.close();
  }

  async #receive(envelopes: readonly IncomingEnvelope[]): Promise<void> {
    for (const { from, type, ciphertext, sequence } of envelopes) {
      // What the receiver says in the room itself does not matter to who only writes there.
      if (type !== whisper) {
        this.#adapter.ack(sequence);
        continue;
      }
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

  async #seal(content: Bytes): Promise<OutgoingEnvelope> {
    if (this.#to === null) throw new Error('not begun');
    const { account, bundle } = this.#to;
    const sealed = await signalEncrypt(
      content,
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
