import {
  CiphertextMessageType,
  DecryptionErrorMessage,
  ErrorCode,
  KEMPublicKey,
  LibSignalErrorBase,
  PreKeyBundle,
  PreKeySignalMessage,
  processPreKeyBundle,
  processSenderKeyDistributionMessage,
  PublicKey,
  SenderKeyDistributionMessage,
  SessionRecord,
  signalDecrypt,
  signalDecryptPreKey,
  signalEncrypt,
  SignalMessage,
} from '@signalapp/libsignal-client';
import { AppError } from '#shared/errors/app-error.ts';
import type { PreKeyBundle as PublishedBundle } from '#shared/backend/keys.ts';
import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId, DistributionId } from '#shared/model/ids.ts';
import { describeDecryptionError } from './decryption-error.ts';
import type { LocalIdentity } from './local-identity.ts';
import { Overlay } from './overlay.ts';
import { ProtocolAddresses } from './protocol-address.ts';
import { protocolStores, type ProtocolStores } from './stores.ts';
import { openFromMany, sealForMany, type ManySeal } from './sealing-for-many.ts';
import { WatchedState } from './watched-state.ts';

const whisper: number = CiphertextMessageType.Whisper;
const preKey: number = CiphertextMessageType.PreKey;

/** A ciphertext, and which enrolment of the device it was made for. */
export interface Sealed {
  readonly type: number;
  readonly ciphertext: Bytes;
  readonly registrationId: number;
}

/** What was in a ciphertext, and under which identity key of its sender it was sealed. */
export interface Unsealed {
  readonly plaintext: Bytes;
  readonly identityKey: Bytes;
}

/** What one can do inside a zone. Every operation has an overlay of its own, so that a failed one leaves no trace. */
export class ZoneScope {
  readonly #overlay: Overlay;
  readonly #local: LocalIdentity;
  readonly #addresses = new ProtocolAddresses();
  readonly #watched: WatchedState;
  /** One for all operations, emptied before each: with new ones for each a backlog was received a tenth more slowly. */
  readonly #attempted: Overlay;
  readonly #stores: ProtocolStores;
  #isBusy = false;

  constructor(overlay: Overlay, local: LocalIdentity) {
    this.#overlay = overlay;
    this.#local = local;
    this.#watched = new WatchedState(overlay);
    this.#attempted = new Overlay(this.#watched);
    this.#stores = protocolStores(this.#attempted, local);
  }

  /** Whether messages can be encrypted for this enrolment of a device without fetching its keys. */
  hasSession(address: DeviceAddress, registrationId: number): boolean {
    const session = this.#overlay.session(addressKey(address));
    return session?.hasCurrentState() === true && session.remoteRegistrationId() === registrationId;
  }

  /** The identity key of an account as the work in this zone has left it; null for one never seen. */
  identity(account: AccountId): Bytes | null {
    return this.#overlay.identity(account)?.serialize() ?? null;
  }

  /** Whether the session has gone on to another step of the ratchet since it sealed this, or to another session. */
  isOutpaced(address: DeviceAddress, { type, ciphertext }: Pick<Sealed, 'type' | 'ciphertext'>): boolean {
    const session = this.#overlay.session(addressKey(address));
    const ratchetKey = ratchetKeyOf(
      describeDecryptionError({ type, ciphertext, acceptedAt: 0, from: address }),
    );
    if (session === null || ratchetKey === null) return false;
    return !session.currentRatchetKeyMatches(ratchetKey);
  }

  /**
   * The other end could not open what this session sealed: it is put away, so that the next message starts a new one. A
   * session that has moved on since is left alone.
   */
  archiveSession(address: DeviceAddress, decryptionError: Bytes): void {
    const key = addressKey(address);
    const session = this.#overlay.session(key);
    const ratchetKey = ratchetKeyOf(decryptionError);
    if (session === null || ratchetKey === null || !session.currentRatchetKeyMatches(ratchetKey)) return;
    this.#archive(key, session);
  }

  /** The session is put away whatever its state: nothing is sealed in it any more. */
  endSession(address: DeviceAddress): void {
    const key = addressKey(address);
    const session = this.#overlay.session(key);
    if (session !== null) this.#archive(key, session);
  }

  /**
   * Starts a session from a published bundle (PQXDH). The account is met under the key of the bundle by this.
   * @throws AppError `bad-keys` for a bundle whose signatures are wrong.
   */
  async startSession(address: DeviceAddress, bundle: PublishedBundle): Promise<void> {
    await this.#attempt(async (overlay) => {
      const { sessions, identities } = this.#stores;
      try {
        overlay.saveIdentity(address.account, PublicKey.deserialize(bundle.identityKey));
        await processPreKeyBundle(
          toLibsignalBundle(bundle),
          this.#addresses.of(address),
          this.#addresses.of(this.#local.address),
          sessions,
          identities,
        );
      } catch (error) {
        throw new AppError('bad-keys', { cause: error });
      }
    });
  }

  /**
   * @throws AppError `undecryptable` without a session, `untrusted-identity` when it is under another key than the one under
   * which the account was last met.
   */
  async encrypt(address: DeviceAddress, plaintext: Bytes): Promise<Sealed> {
    return this.#attempt(async (overlay) => {
      const { sessions, identities } = this.#stores;
      const message = await signalEncrypt(
        plaintext,
        this.#addresses.of(address),
        this.#addresses.of(this.#local.address),
        sessions,
        identities,
      ).catch(refused);
      const registrationId = overlay.session(addressKey(address))?.remoteRegistrationId();
      if (registrationId === undefined) throw new AppError('internal');
      return { type: message.type(), ciphertext: message.serialize(), registrationId };
    });
  }

  /** @throws AppError `undecryptable` with libsignal's error as its cause, or whatever the database throws. */
  async decrypt(sender: DeviceAddress, type: number, ciphertext: Bytes): Promise<Unsealed> {
    return this.#attempt(async (overlay) => {
      const plaintext = await this.#decrypt(sender, type, ciphertext);
      if (overlay.usedIdentity === null) throw new AppError('internal');
      return { plaintext, identityKey: serializedOnce(overlay.usedIdentity) };
    });
  }

  /** The own sender key of a distribution, made where there is none, for those who are to read what it seals from now on. */
  shareSenderKey(distribution: DistributionId): Promise<Bytes> {
    return this.#attempt(async () => {
      const own = this.#addresses.of(this.#local.address);
      const message = await SenderKeyDistributionMessage.create(own, distribution, this.#stores.senderKeys);
      return message.serialize();
    });
  }

  /** Takes a sender key that has come from the device whose it is. @throws AppError `undecryptable` for what is none. */
  async takeSenderKey(from: DeviceAddress, distributionMessage: Bytes): Promise<void> {
    await this.#attempt(() =>
      processSenderKeyDistributionMessage(
        this.#addresses.of(from),
        SenderKeyDistributionMessage.deserialize(distributionMessage),
        this.#stores.senderKeys,
      ),
    );
  }

  /**
   * Seals once for many devices, with all of whom there are sessions. What comes of it is for the backend's `sendMulti`.
   * @throws AppError `undecryptable` where one of the sessions is missing.
   */
  sealForMany(seal: ManySeal, recipients: readonly DeviceAddress[], plaintext: Bytes): Promise<Bytes> {
    const to = recipients.map((recipient) => this.#addresses.of(recipient));
    const own = this.#addresses.of(this.#local.address);
    return this.#attempt(() => sealForMany(this.#stores, own, seal, to, plaintext));
  }

  /**
   * Opens what was sealed for many. The key that sealed it has to be the one under which its sender is known: whoever has
   * another sends it to this device alone first.
   * @throws AppError `undecryptable` with libsignal's error as its cause, or whatever the database throws.
   */
  openFromMany(sender: DeviceAddress, ciphertext: Bytes): Promise<Unsealed> {
    return this.#attempt(async (overlay) => {
      const isOwn = sender.account === this.#local.address.account;
      const known = isOwn ? this.#local.keyPair.publicKey : overlay.identity(sender.account);
      if (known === null) throw new AppError('undecryptable');
      const plaintext = await openFromMany(this.#stores, this.#addresses.of(sender), known, ciphertext);
      return { plaintext, identityKey: serializedOnce(known) };
    });
  }

  async #decrypt(sender: DeviceAddress, type: number, ciphertext: Bytes): Promise<Bytes> {
    const stores = this.#stores;
    const from = this.#addresses.of(sender);
    const local = this.#addresses.of(this.#local.address);
    if (type === whisper)
      return signalDecrypt(
        SignalMessage.deserialize(ciphertext),
        from,
        local,
        stores.sessions,
        stores.identities,
      );
    if (type !== preKey) throw new AppError('undecryptable');
    return signalDecryptPreKey(
      PreKeySignalMessage.deserialize(ciphertext),
      from,
      local,
      stores.sessions,
      stores.identities,
      stores.preKeys,
      stores.signedPreKeys,
      stores.kyberPreKeys,
    );
  }

  async #attempt<Value>(work: (overlay: Overlay) => Promise<Value>): Promise<Value> {
    if (this.#isBusy) throw new AppError('internal', { cause: new Error('one operation at a time') });
    this.#isBusy = true;
    this.#attempted.clear();
    this.#watched.clear();
    try {
      const value = await work(this.#attempted);
      this.#overlay.merge(this.#attempted);
      return value;
    } catch (error) {
      this.#watched.throwFailure();
      throw error instanceof AppError ? error : new AppError('undecryptable', { cause: error });
    } finally {
      this.#isBusy = false;
    }
  }

  #archive(key: string, session: SessionRecord): void {
    // A copy, because the record may be shared with an overlay that outlives this zone's failure.
    const archived = SessionRecord.deserialize(session.serialize());
    archived.archiveCurrentState();
    this.#overlay.saveSession(key, archived);
  }
}

function refused(error: unknown): never {
  const isUntrusted = error instanceof LibSignalErrorBase && error.code === ErrorCode.UntrustedIdentity;
  throw isUntrusted ? new AppError('untrusted-identity', { cause: error }) : error;
}

const serializedKeys = new WeakMap<PublicKey, Bytes>();

function serializedOnce(key: PublicKey): Bytes {
  const known = serializedKeys.get(key);
  if (known !== undefined) return known;
  const serialized = key.serialize();
  serializedKeys.set(key, serialized);
  return serialized;
}

function ratchetKeyOf(decryptionError: Bytes): PublicKey | null {
  try {
    return DecryptionErrorMessage.deserialize(decryptionError).ratchetKey() ?? null;
  } catch {
    return null;
  }
}

function toLibsignalBundle(bundle: PublishedBundle): PreKeyBundle {
  return PreKeyBundle.new(
    bundle.registrationId,
    bundle.device,
    bundle.preKey?.id ?? null,
    bundle.preKey === null ? null : PublicKey.deserialize(bundle.preKey.publicKey),
    bundle.signedPreKey.id,
    PublicKey.deserialize(bundle.signedPreKey.publicKey),
    bundle.signedPreKey.signature,
    PublicKey.deserialize(bundle.identityKey),
    bundle.kyberPreKey.id,
    KEMPublicKey.deserialize(bundle.kyberPreKey.publicKey),
    bundle.kyberPreKey.signature,
  );
}
