import type { PublicKey, SenderKeyRecord, SessionRecord } from '@signalapp/libsignal-client';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId } from '#shared/model/ids.ts';
import type { KyberUse, ProtocolChanges, StoredKyberPreKey } from '#core/storage/index.ts';

/** What the protocol reads: the state as it would be if everything buffered so far were committed. */
export interface ProtocolState {
  session(address: string): SessionRecord | null;
  identity(account: AccountId): PublicKey | null;
  preKey(id: number): Bytes | null;
  signedPreKey(id: number): Bytes | null;
  kyberPreKey(id: number): StoredKyberPreKey | null;
  wasKyberUsed(use: KyberUse): boolean;
  /** `name` as `senderKeyName` makes it. */
  senderKey(name: string): SenderKeyRecord | null;
}

/**
 * Buffers every write of the protocol over a state that stays as it is. A zone has one over the database; each envelope
 * gets one over that, which is merged when the envelope could be opened and dropped when not.
 */
export class Overlay implements ProtocolState {
  readonly #below: ProtocolState;
  readonly #sessions = new Map<string, SessionRecord>();
  readonly #identities = new Map<AccountId, PublicKey>();
  readonly #removedPreKeys = new Set<number>();
  readonly #kyberUses: KyberUse[] = [];
  readonly #senderKeys = new Map<string, SenderKeyRecord>();
  /** The identity key that the operation of this overlay has met; null before. */
  usedIdentity: PublicKey | null = null;

  constructor(below: ProtocolState) {
    this.#below = below;
  }

  session(address: string): SessionRecord | null {
    return this.#sessions.get(address) ?? this.#below.session(address);
  }

  identity(account: AccountId): PublicKey | null {
    return this.#identities.get(account) ?? this.#below.identity(account);
  }

  preKey(id: number): Bytes | null {
    return this.#removedPreKeys.has(id) ? null : this.#below.preKey(id);
  }

  signedPreKey(id: number): Bytes | null {
    return this.#below.signedPreKey(id);
  }

  kyberPreKey(id: number): StoredKyberPreKey | null {
    const key = this.#below.kyberPreKey(id);
    const isSpent = key?.lastResort === false && this.#kyberUses.some((use) => use.kyberPreKey === id);
    return isSpent ? null : key;
  }

  wasKyberUsed(use: KyberUse): boolean {
    return this.#kyberUses.some((known) => isSameUse(known, use)) || this.#below.wasKyberUsed(use);
  }

  senderKey(name: string): SenderKeyRecord | null {
    return this.#senderKeys.get(name) ?? this.#below.senderKey(name);
  }

  saveSenderKey(name: string, record: SenderKeyRecord): void {
    this.#senderKeys.set(name, record);
  }

  saveSession(address: string, record: SessionRecord): void {
    this.#sessions.set(address, record);
  }

  saveIdentity(account: AccountId, key: PublicKey): void {
    this.#identities.set(account, key);
  }

  removePreKey(id: number): void {
    this.#removedPreKeys.add(id);
  }

  useKyberPreKey(use: KyberUse): void {
    this.#kyberUses.push(use);
  }

  /** Forgets everything that was buffered. */
  clear(): void {
    // Clearing allocates, even what is empty; most operations have touched nothing but one session.
    for (const buffer of [this.#sessions, this.#identities, this.#removedPreKeys, this.#senderKeys])
      if (buffer.size > 0) buffer.clear();
    this.#kyberUses.length = 0;
    this.usedIdentity = null;
  }

  /** Takes over everything that another overlay, made over this one, has buffered. */
  merge(above: Overlay): void {
    for (const [address, record] of above.#sessions) this.#sessions.set(address, record);
    for (const [account, key] of above.#identities) this.#identities.set(account, key);
    for (const id of above.#removedPreKeys) this.#removedPreKeys.add(id);
    for (const [name, record] of above.#senderKeys) this.#senderKeys.set(name, record);
    this.#kyberUses.push(...above.#kyberUses);
  }

  get savedSessions(): ReadonlyMap<string, SessionRecord> {
    return this.#sessions;
  }

  get savedIdentities(): ReadonlyMap<AccountId, PublicKey> {
    return this.#identities;
  }

  get savedSenderKeys(): ReadonlyMap<string, SenderKeyRecord> {
    return this.#senderKeys;
  }

  /** The buffered writes, serialised. Live records are serialised once, however often they were saved. */
  changes(): ProtocolChanges {
    return {
      sessions: new Map([...this.#sessions].map(([address, record]) => [address, record.serialize()])),
      identities: new Map([...this.#identities].map(([account, key]) => [account, key.serialize()])),
      removedPreKeys: this.#removedPreKeys,
      kyberUses: this.#kyberUses,
      senderKeys: new Map([...this.#senderKeys].map(([name, record]) => [name, record.serialize()])),
    };
  }
}

function isSameUse(one: KyberUse, other: KyberUse): boolean {
  return (
    one.kyberPreKey === other.kyberPreKey &&
    one.signedPreKey === other.signedPreKey &&
    Buffer.from(one.baseKey).equals(other.baseKey)
  );
}
