import { SessionRecord } from '@signalapp/libsignal-client';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId } from '#shared/model/ids.ts';
import type {
  KyberUse,
  ProtocolChanges,
  ProtocolRepository,
  StoredKyberPreKey,
} from '#core/storage/index.ts';

/** What the protocol reads: the state as it would be if everything buffered so far were committed. */
export interface ProtocolState {
  session(address: string): SessionRecord | null;
  identity(account: AccountId): Bytes | null;
  preKey(id: number): Bytes | null;
  signedPreKey(id: number): Bytes | null;
  kyberPreKey(id: number): StoredKyberPreKey | null;
  wasKyberUsed(use: KyberUse): boolean;
}

/**
 * Buffers every write of the protocol over a state that stays as it is. A zone has one over the database; each envelope
 * gets one over that, which is merged when the envelope could be opened and dropped when not.
 */
export class Overlay implements ProtocolState {
  readonly #below: ProtocolState;
  readonly #sessions = new Map<string, SessionRecord>();
  readonly #identities = new Map<AccountId, Bytes>();
  readonly #removedPreKeys = new Set<number>();
  readonly #kyberUses: KyberUse[] = [];

  constructor(below: ProtocolState) {
    this.#below = below;
  }

  session(address: string): SessionRecord | null {
    return this.#sessions.get(address) ?? this.#below.session(address);
  }

  identity(account: AccountId): Bytes | null {
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

  saveSession(address: string, record: SessionRecord): void {
    this.#sessions.set(address, record);
  }

  saveIdentity(account: AccountId, key: Bytes): void {
    this.#identities.set(account, key);
  }

  removePreKey(id: number): void {
    this.#removedPreKeys.add(id);
  }

  useKyberPreKey(use: KyberUse): void {
    this.#kyberUses.push(use);
  }

  /** Takes over everything that another overlay, made over this one, has buffered. */
  merge(above: Overlay): void {
    for (const [address, record] of above.#sessions) this.#sessions.set(address, record);
    for (const [account, key] of above.#identities) this.#identities.set(account, key);
    for (const id of above.#removedPreKeys) this.#removedPreKeys.add(id);
    this.#kyberUses.push(...above.#kyberUses);
  }

  /** The buffered writes, serialised. Live records are serialised once, however often they were saved. */
  changes(): ProtocolChanges {
    return {
      sessions: new Map([...this.#sessions].map(([address, record]) => [address, record.serialize()])),
      identities: this.#identities,
      removedPreKeys: this.#removedPreKeys,
      kyberUses: this.#kyberUses,
    };
  }
}

/** The committed state, with the session records of one zone kept live: half of a decryption's cost is reading them. */
export class StoredProtocolState implements ProtocolState {
  readonly #repository: ProtocolRepository;
  readonly #live = new Map<string, SessionRecord | null>();

  constructor(repository: ProtocolRepository) {
    this.#repository = repository;
  }

  session(address: string): SessionRecord | null {
    const live = this.#live.get(address);
    if (live !== undefined) return live;
    const stored = this.#repository.session(address);
    const record = stored === null ? null : SessionRecord.deserialize(stored);
    this.#live.set(address, record);
    return record;
  }

  identity(account: AccountId): Bytes | null {
    return this.#repository.identity(account);
  }

  preKey(id: number): Bytes | null {
    return this.#repository.preKey(id);
  }

  signedPreKey(id: number): Bytes | null {
    return this.#repository.signedPreKey(id);
  }

  kyberPreKey(id: number): StoredKyberPreKey | null {
    return this.#repository.kyberPreKey(id);
  }

  wasKyberUsed(use: KyberUse): boolean {
    return this.#repository.wasKyberUsed(use);
  }
}

function isSameUse(one: KyberUse, other: KyberUse): boolean {
  return (
    one.kyberPreKey === other.kyberPreKey &&
    one.signedPreKey === other.signedPreKey &&
    Buffer.from(one.baseKey).equals(other.baseKey)
  );
}
