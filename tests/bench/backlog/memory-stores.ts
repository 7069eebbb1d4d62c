import {
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
  type IdentityKeyPair,
  type PrivateKey,
  type ProtocolAddress,
  type PublicKey,
  type SenderKeyRecord,
  type SessionRecord,
} from '@signalapp/libsignal-client';
import type { NewPreKeys } from '#core/storage/index.ts';

/** libsignal's stores in memory, with live records: what the protocol costs when nothing is kept. */
export class MemoryStores {
  readonly sessions = new MemorySessions();
  readonly identities: MemoryIdentities;
  readonly preKeys = new MemoryPreKeys();
  readonly signedPreKeys = new MemorySignedPreKeys();
  readonly kyberPreKeys = new MemoryKyberPreKeys();

  constructor(identity: IdentityKeyPair, registrationId: number, keys: NewPreKeys) {
    this.identities = new MemoryIdentities(identity, registrationId);
    for (const [id, record] of keys.preKeys) this.preKeys.records.set(id, PreKeyRecord.deserialize(record));
    const signed = SignedPreKeyRecord.deserialize(keys.signedPreKey.record);
    this.signedPreKeys.records.set(keys.signedPreKey.id, signed);
    for (const [id, { record }] of keys.kyberPreKeys)
      this.kyberPreKeys.records.set(id, KyberPreKeyRecord.deserialize(record));
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

  override getExistingSessions(addresses: ProtocolAddress[]): Promise<SessionRecord[]> {
    const found = addresses.map((address) => this.#records.get(keyOf(address)));
    return Promise.resolve(found.filter((record) => record !== undefined));
  }
}

class MemoryIdentities extends IdentityKeyStore {
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

class MemoryPreKeys extends PreKeyStore {
  readonly records = new Map<number, PreKeyRecord>();

  override savePreKey(): Promise<void> {
    return Promise.reject(new Error('not used'));
  }

  override getPreKey(id: number): Promise<PreKeyRecord> {
    return found(this.records.get(id));
  }

  override removePreKey(id: number): Promise<void> {
    this.records.delete(id);
    return Promise.resolve();
  }
}

class MemorySignedPreKeys extends SignedPreKeyStore {
  readonly records = new Map<number, SignedPreKeyRecord>();

  override saveSignedPreKey(): Promise<void> {
    return Promise.reject(new Error('not used'));
  }

  override getSignedPreKey(id: number): Promise<SignedPreKeyRecord> {
    return found(this.records.get(id));
  }
}

class MemoryKyberPreKeys extends KyberPreKeyStore {
  readonly records = new Map<number, KyberPreKeyRecord>();

  override saveKyberPreKey(): Promise<void> {
    return Promise.reject(new Error('not used'));
  }

  override getKyberPreKey(id: number): Promise<KyberPreKeyRecord> {
    return found(this.records.get(id));
  }

  override markKyberPreKeyUsed(): Promise<void> {
    return Promise.resolve();
  }
}

function keyOf(address: ProtocolAddress): string {
  return `${address.name()}.${String(address.deviceId())}`;
}

function found<Record>(record: Record | undefined): Promise<Record> {
  return record === undefined ? Promise.reject(new Error('no such key')) : Promise.resolve(record);
}

/** Sender keys by their distribution: everybody has one of their own. */
export class MemorySenderKeys extends SenderKeyStore {
  readonly records = new Map<string, SenderKeyRecord>();

  override saveSenderKey(_: ProtocolAddress, distribution: string, record: SenderKeyRecord): Promise<void> {
    this.records.set(distribution, record);
    return Promise.resolve();
  }

  override getSenderKey(_: ProtocolAddress, distribution: string): Promise<SenderKeyRecord | null> {
    return Promise.resolve(this.records.get(distribution) ?? null);
  }
}
