import { AppError } from '#shared/errors/app-error.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { DeviceEntry, DeviceList } from '#shared/backend/keys.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { requireSigned, type LocalIdentity } from '#core/signal/index.ts';
import type { Storage } from '#core/storage/index.ts';

/**
 * Which devices an account has, as its identity key has signed it: a backend can neither add a device (whose reader would
 * get everything) nor bring an old list back. A list under another key is taken, and shows as a change of identity.
 */
export class DeviceBook {
  readonly #storage: Storage;
  readonly #backend: BackendAdapter;
  readonly #identity: LocalIdentity;

  constructor(storage: Storage, backend: BackendAdapter, identity: LocalIdentity) {
    this.#storage = storage;
    this.#backend = backend;
    this.#identity = identity;
  }

  /** The devices of an account as last heard, asked for where that was never. @throws as `refresh`. */
  async devices(account: AccountId): Promise<readonly DeviceEntry[]> {
    return this.#storage.protocol.devices(account) ?? this.refresh(account);
  }

  /**
   * Asks for the devices anew.
   * @throws AppError `bad-keys` for a list that the key which comes with it has not signed, for one of another
   * account, and for an older one than this key has signed before; of the own account also for one under another key than
   * the own. Otherwise as the adapter. In all these cases the last good list stays.
   */
  async refresh(account: AccountId): Promise<readonly DeviceEntry[]> {
    const list = await this.#backend.fetchDevices(account);
    this.#check(account, list);
    this.#storage.transaction(() => {
      this.#storage.protocol.saveDevices(list);
    });
    return list.devices;
  }

  /**
   * Learns under which key an account has signed last, whether it is closed or not: no devices, to which nothing may be sent.
   * @throws AppError `not-found` for an account that never was, otherwise as `refresh`.
   */
  async learnKey(account: AccountId): Promise<void> {
    const list = await this.#backend.fetchLastDevices(account);
    this.#check(account, list);
    this.#storage.transaction(() => {
      this.#storage.protocol.noteListKey(list);
    });
  }

  #check(account: AccountId, list: DeviceList): void {
    requireSigned(list);
    if (list.account !== account) throw new AppError('bad-keys');
    if (account === this.#identity.address.account && !isSame(list.identityKey, this.#ownKey()))
      throw new AppError('bad-keys');
    // Another key is no reason to refuse: what is sealed for this list has to be sealed under its key, which then shows.
    if (list.version < this.#storage.protocol.deviceListVersion(account, list.identityKey))
      throw new AppError('bad-keys');
  }

  #ownKey(): Bytes {
    return this.#identity.keyPair.publicKey.serialize();
  }
}

function isSame(one: Bytes, other: Bytes): boolean {
  return Buffer.from(one).equals(other);
}
