import { AppError } from '#shared/errors/app-error.ts';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { DeviceEntry, DeviceList } from '#shared/backend/keys.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { requireSigned, type LocalIdentity } from '#core/signal/index.ts';
import type { Storage } from '#core/storage/index.ts';

/**
 * Which devices an account has, as the account itself has signed it: a backend can neither add a device (whose reader
 * would get everything) nor bring an old list back.
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

  /** The devices of an account, asked for once. @throws as `refresh`. */
  async devices(account: AccountId): Promise<readonly DeviceEntry[]> {
    return this.#storage.protocol.devices(account) ?? this.refresh(account);
  }

  /**
   * Asks for the devices anew.
   * @throws AppError `untrusted-identity` for a list that its account has not signed, or an older one than before; for the
   * own account also when another key than the own has signed it. Otherwise as the adapter.
   */
  async refresh(account: AccountId): Promise<readonly DeviceEntry[]> {
    const list = await this.#backend.fetchDevices(account);
    this.#check(account, list);
    this.#storage.transaction(() => {
      this.#storage.protocol.saveDevices(list);
    });
    return list.devices;
  }

  #check(account: AccountId, list: DeviceList): void {
    requireSigned(list);
    if (list.account !== account) throw new AppError('untrusted-identity');
    if (account === this.#identity.address.account && !isSame(list.identityKey, this.#ownKey()))
      throw new AppError('untrusted-identity');
    // Of each key ever heard of, no older list is taken again. Another key shows as a change of identity: what is sealed for
    // this list has to be sealed under its key.
    if (list.version < this.#storage.protocol.deviceListVersion(account, list.identityKey))
      throw new AppError('untrusted-identity');
  }

  #ownKey(): Bytes {
    return this.#identity.keyPair.publicKey.serialize();
  }
}

function isSame(one: Bytes, other: Bytes): boolean {
  return Buffer.from(one).equals(other);
}
