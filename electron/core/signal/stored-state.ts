import { PublicKey, SenderKeyRecord, SessionRecord } from '@signalapp/libsignal-client';
import type { AccountId } from '#shared/model/ids.ts';
import type { KyberUse, ProtocolRepository, StoredKyberPreKey } from '#core/storage/index.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { Overlay, ProtocolState } from './overlay.ts';

/**
 * Records that are kept live, 6 to 20 KB each: those of a room of 1,000 with two devices a member, or each message to it would read
 * all of them anew, three times (measured: 3.0 times what sealing costs, and 1.8 with them live).
 */
const mostLive = 2_000;

/**
 * The committed state. Sessions and identity keys that were used lately are kept live, because reading them is half of what a
 * decryption costs; only a zone writes them, and tells what it has committed.
 */
export class StoredProtocolState implements ProtocolState {
  readonly #repository: ProtocolRepository;
  readonly #sessions = new RecentlyUsed<string, SessionRecord | null>();
  readonly #identities = new RecentlyUsed<AccountId, PublicKey | null>();
  readonly #senderKeys = new RecentlyUsed<string, SenderKeyRecord | null>();

  constructor(repository: ProtocolRepository) {
    this.#repository = repository;
  }

  session(address: string): SessionRecord | null {
    return this.#sessions.get(address, () => {
      const stored = this.#repository.session(address);
      return stored === null ? null : SessionRecord.deserialize(stored);
    });
  }

  identity(account: AccountId): PublicKey | null {
    return this.#identities.get(account, () => {
      const stored = this.#repository.identity(account);
      return stored === null ? null : PublicKey.deserialize(stored);
    });
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

  senderKey(name: string): SenderKeyRecord | null {
    return this.#senderKeys.get(name, () => {
      const stored = this.#repository.senderKey(name);
      return stored === null ? null : SenderKeyRecord.deserialize(stored);
    });
  }

  /** What an overlay over this state has written is committed now. */
  takeOver(committed: Overlay): void {
    for (const [address, record] of committed.savedSessions) this.#sessions.set(address, record);
    for (const [account, key] of committed.savedIdentities) this.#identities.set(account, key);
    for (const [name, record] of committed.savedSenderKeys) this.#senderKeys.set(name, record);
  }
}

/** The values that were asked for last; a map keeps its keys in the order in which they came. */
class RecentlyUsed<Key, Value> {
  readonly #values = new Map<Key, Value>();

  get(key: Key, read: () => Value): Value {
    const known = this.#values.get(key);
    const value = known === undefined ? read() : known;
    this.set(key, value);
    return value;
  }

  set(key: Key, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > mostLive && oldest !== undefined) this.#values.delete(oldest);
  }
}
