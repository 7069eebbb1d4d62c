import {
  Direction,
  IdentityChange,
  IdentityKeyStore,
  KyberPreKeyRecord,
  KyberPreKeyStore,
  PreKeyRecord,
  PreKeyStore,
  SenderKeyStore,
  SessionStore,
  SignedPreKeyRecord,
  SignedPreKeyStore,
  type PrivateKey,
  type ProtocolAddress,
  type PublicKey,
  type SenderKeyRecord,
  type SessionRecord,
} from '@signalapp/libsignal-client';
import { AppError } from '#shared/errors/app-error.ts';
import { accountId } from '#shared/model/ids.ts';
import type { LocalIdentity } from './local-identity.ts';
import type { Overlay } from './overlay.ts';
import { senderKeyName, sessionKey } from './protocol-address.ts';

/** libsignal's six stores over one overlay: thin, and without a write of their own. */
export interface ProtocolStores {
  readonly sessions: SessionStore;
  readonly identities: IdentityKeyStore;
  readonly preKeys: PreKeyStore;
  readonly signedPreKeys: SignedPreKeyStore;
  readonly kyberPreKeys: KyberPreKeyStore;
  readonly senderKeys: SenderKeyStore;
}

/** The stores that libsignal is given for one operation. */
export function protocolStores(overlay: Overlay, local: LocalIdentity): ProtocolStores {
  return {
    sessions: new OverlaySessions(overlay),
    identities: new OverlayIdentities(overlay, local),
    preKeys: new OverlayPreKeys(overlay),
    signedPreKeys: new OverlaySignedPreKeys(overlay),
    kyberPreKeys: new OverlayKyberPreKeys(overlay),
    senderKeys: new OverlaySenderKeys(overlay),
  };
}

class OverlaySessions extends SessionStore {
  readonly #overlay: Overlay;

  constructor(overlay: Overlay) {
    super();
    this.#overlay = overlay;
  }

  override saveSession(address: ProtocolAddress, record: SessionRecord): Promise<void> {
    this.#overlay.saveSession(sessionKey(address), record);
    return Promise.resolve();
  }

  override getSession(address: ProtocolAddress): Promise<SessionRecord | null> {
    return Promise.resolve(this.#overlay.session(sessionKey(address)));
  }

  override getExistingSessions(addresses: ProtocolAddress[]): Promise<SessionRecord[]> {
    return Promise.all(addresses.map(async (address) => (await this.getSession(address)) ?? missing()));
  }
}

class OverlayIdentities extends IdentityKeyStore {
  readonly #overlay: Overlay;
  readonly #local: LocalIdentity;

  constructor(overlay: Overlay, local: LocalIdentity) {
    super();
    this.#overlay = overlay;
    this.#local = local;
  }

  override getIdentityKey(): Promise<PrivateKey> {
    return Promise.resolve(this.#local.keyPair.privateKey);
  }

  override getLocalRegistrationId(): Promise<number> {
    return Promise.resolve(this.#local.registrationId);
  }

  override saveIdentity(address: ProtocolAddress, key: PublicKey): Promise<IdentityChange> {
    const account = accountId(address.name());
    const known = this.#overlay.identity(account);
    const isKnown = known?.equals(key) === true;
    // The object that is kept live, so that it is serialised once and not with every message.
    this.#overlay.usedIdentity = isKnown ? known : key;
    if (isKnown) return Promise.resolve(IdentityChange.NewOrUnchanged);
    this.#overlay.saveIdentity(account, key);
    const change = known === null ? IdentityChange.NewOrUnchanged : IdentityChange.ReplacedExisting;
    return Promise.resolve(change);
  }

  /**
   * Trust on first use: a key that changed is taken over, and what was opened with it tells so. Nothing is sealed in a
   * session under another key than the one under which the account was last met: that session may be somebody else's. The
   * own account has one key, and this PC knows it: nobody else can be one of my devices.
   */
  override isTrustedIdentity(
    address: ProtocolAddress,
    key: PublicKey,
    direction: Direction,
  ): Promise<boolean> {
    const isOwn = address.name() === this.#local.address.account;
    if (isOwn) return Promise.resolve(key.equals(this.#local.keyPair.publicKey));
    const known = direction === Direction.Sending ? this.#overlay.identity(accountId(address.name())) : null;
    return Promise.resolve(known === null || key.equals(known));
  }

  override getIdentity(address: ProtocolAddress): Promise<PublicKey | null> {
    return Promise.resolve(this.#overlay.identity(accountId(address.name())));
  }
}

class OverlayPreKeys extends PreKeyStore {
  readonly #overlay: Overlay;

  constructor(overlay: Overlay) {
    super();
    this.#overlay = overlay;
  }

  override savePreKey(): Promise<void> {
    return neverCalled('savePreKey');
  }

  override getPreKey(id: number): Promise<PreKeyRecord> {
    return Promise.resolve(PreKeyRecord.deserialize(this.#overlay.preKey(id) ?? missing()));
  }

  override removePreKey(id: number): Promise<void> {
    this.#overlay.removePreKey(id);
    return Promise.resolve();
  }
}

class OverlaySignedPreKeys extends SignedPreKeyStore {
  readonly #overlay: Overlay;

  constructor(overlay: Overlay) {
    super();
    this.#overlay = overlay;
  }

  override saveSignedPreKey(): Promise<void> {
    return neverCalled('saveSignedPreKey');
  }

  override getSignedPreKey(id: number): Promise<SignedPreKeyRecord> {
    return Promise.resolve(SignedPreKeyRecord.deserialize(this.#overlay.signedPreKey(id) ?? missing()));
  }
}

class OverlayKyberPreKeys extends KyberPreKeyStore {
  readonly #overlay: Overlay;

  constructor(overlay: Overlay) {
    super();
    this.#overlay = overlay;
  }

  override saveKyberPreKey(): Promise<void> {
    return neverCalled('saveKyberPreKey');
  }

  override getKyberPreKey(id: number): Promise<KyberPreKeyRecord> {
    return Promise.resolve(
      KyberPreKeyRecord.deserialize((this.#overlay.kyberPreKey(id) ?? missing()).record),
    );
  }

  /** The same triple twice means that a first message was replayed against the last-resort key. */
  override markKyberPreKeyUsed(kyberPreKey: number, signedPreKey: number, baseKey: PublicKey): Promise<void> {
    const use = { kyberPreKey, signedPreKey, baseKey: baseKey.serialize() };
    if (this.#overlay.wasKyberUsed(use)) return Promise.reject(new AppError('undecryptable'));
    this.#overlay.useKyberPreKey(use);
    return Promise.resolve();
  }
}

class OverlaySenderKeys extends SenderKeyStore {
  readonly #overlay: Overlay;

  constructor(overlay: Overlay) {
    super();
    this.#overlay = overlay;
  }

  override saveSenderKey(
    sender: ProtocolAddress,
    distribution: string,
    record: SenderKeyRecord,
  ): Promise<void> {
    this.#overlay.saveSenderKey(senderKeyName(sender, distribution), record);
    return Promise.resolve();
  }

  override getSenderKey(sender: ProtocolAddress, distribution: string): Promise<SenderKeyRecord | null> {
    return Promise.resolve(this.#overlay.senderKey(senderKeyName(sender, distribution)));
  }
}

function missing(): never {
  throw new AppError('undecryptable');
}

function neverCalled(method: string): Promise<never> {
  return Promise.reject(
    new AppError('internal', { cause: new Error(`${method} is never called by libsignal`) }),
  );
}
