import {
  CiphertextMessage,
  CiphertextMessageType,
  ContentHint,
  DecryptionErrorMessage,
  IdentityChange,
  IdentityKeyStore,
  KEMKeyPair,
  PlaintextContent,
  PreKeyBundle,
  PrivateKey,
  ProtocolAddress,
  SenderCertificate,
  SessionStore,
  UnidentifiedSenderMessageContent,
  processPreKeyBundle,
  sealedSenderMultiRecipientEncrypt,
  type IdentityKeyPair,
  type PublicKey,
  type SessionRecord,
} from '@signalapp/libsignal-client';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import type { BackendClient } from './backend-client.ts';

/** Seals messages for many with libsignal itself, as a core does: with sessions, identities and a certificate. */
export class RoomSealer {
  readonly #own: BackendClient;
  readonly #sessions = new MemorySessions();
  readonly #identities: KnownIdentities;

  constructor(own: BackendClient) {
    this.#own = own;
    this.#identities = new KnownIdentities(own.identity, own.registrationId);
  }

  /** A message to these, and what is inside it. */
  async seal(
    certificate: Bytes,
    to: readonly BackendClient[],
  ): Promise<{ readonly message: Bytes; readonly inside: Bytes }> {
    for (const client of to) await this.#meet(client);
    // A message that needs no ratchet: what matters here is what it is wrapped in.
    const error = DecryptionErrorMessage.forOriginal(
      ownBytes(Buffer.from('text')),
      CiphertextMessageType.SenderKey,
      Date.now(),
      1,
    );
    const inside = PlaintextContent.from(error);
    const content = UnidentifiedSenderMessageContent.new(
      CiphertextMessage.from(inside),
      SenderCertificate.deserialize(certificate),
      ContentHint.Resendable,
      null,
    );
    const message = await sealedSenderMultiRecipientEncrypt({
      content,
      recipients: to.map(addressOf),
      identityStore: this.#identities,
      sessionStore: this.#sessions,
    });
    return { message, inside: inside.serialize() };
  }

  async #meet(client: BackendClient): Promise<void> {
    const { identity, registrationId, credential } = client;
    const [signed, kyber] = [PrivateKey.generate(), KEMKeyPair.generate()];
    const bundle = PreKeyBundle.new(
      registrationId,
      credential.device,
      null,
      null,
      1,
      signed.getPublicKey(),
      identity.privateKey.sign(signed.getPublicKey().serialize()),
      identity.publicKey,
      1,
      kyber.getPublicKey(),
      identity.privateKey.sign(kyber.getPublicKey().serialize()),
    );
    await processPreKeyBundle(
      bundle,
      addressOf(client),
      addressOf(this.#own),
      this.#sessions,
      this.#identities,
    );
  }
}

/** What libsignal asks for about identities: whoever was met first is right. */
export class KnownIdentities extends IdentityKeyStore {
  readonly #own: IdentityKeyPair;
  readonly #registrationId: number;
  readonly #known = new Map<string, PublicKey>();

  constructor(own: IdentityKeyPair, registrationId: number) {
    super();
    this.#own = own;
    this.#registrationId = registrationId;
  }

  override getIdentityKey(): Promise<PrivateKey> {
    return Promise.resolve(this.#own.privateKey);
  }

  override getLocalRegistrationId(): Promise<number> {
    return Promise.resolve(this.#registrationId);
  }

  override saveIdentity(address: ProtocolAddress, key: PublicKey): Promise<IdentityChange> {
    this.#known.set(keyOf(address), key);
    return Promise.resolve(IdentityChange.NewOrUnchanged);
  }

  override isTrustedIdentity(): Promise<boolean> {
    return Promise.resolve(true);
  }

  override getIdentity(address: ProtocolAddress): Promise<PublicKey | null> {
    return Promise.resolve(this.#known.get(keyOf(address)) ?? null);
  }
}

class MemorySessions extends SessionStore {
  readonly #records = new Map<string, SessionRecord>();

  override saveSession(address: ProtocolAddress, record: SessionRecord): Promise<void> {
    this.#records.set(keyOf(address), record);
    return Promise.resolve();
  }

  override getSession(address: ProtocolAddress): Promise<SessionRecord | null> {
    return Promise.resolve(this.#records.get(keyOf(address)) ?? null);
  }

  override getExistingSessions(addresses: readonly ProtocolAddress[]): Promise<SessionRecord[]> {
    return Promise.resolve(addresses.flatMap((address) => this.#records.get(keyOf(address)) ?? []));
  }
}

function addressOf({ credential }: BackendClient): ProtocolAddress {
  return ProtocolAddress.new(credential.account, credential.device);
}

function keyOf(address: ProtocolAddress): string {
  return `${address.name()}.${String(address.deviceId())}`;
}
