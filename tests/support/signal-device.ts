import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { IdentityKeyPair } from '@signalapp/libsignal-client';
import { onTestFinished } from 'vitest';
import type { PreKeyBundle } from '#shared/backend/keys.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId } from '#shared/model/ids.ts';
import { makePreKeys, toUpload, Zone, type LocalIdentity } from '#core/signal/index.ts';
import { openStorage, type Storage } from '#core/storage/index.ts';
import { coreMigrations } from '#core/storage/migrations/index.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A device with real keys, storage and zone, without a backend. */
export class SignalDevice {
  readonly local: LocalIdentity;
  readonly storage: Storage;
  readonly #file = { file: join(temporaryFolder(), 'narae.db'), key: ownBytes(randomBytes(32)) };
  readonly #keys;
  #zone: Zone;

  constructor() {
    this.storage = openStorage(this.#file);
    onTestFinished(() => {
      this.storage.close();
    });
    this.local = {
      address: { account: accountId(randomUUID()), device: deviceId(1) },
      keyPair: IdentityKeyPair.generate(),
      registrationId: 4711,
    };
    this.#keys = this.storage.transaction(() => {
      const keys = makePreKeys(this.local.keyPair, this.storage.protocol, Date.now());
      this.storage.protocol.addPreKeys(keys);
      return toUpload(keys);
    });
    this.#zone = new Zone(this.storage, this.local);
  }

  get address(): DeviceAddress {
    return this.local.address;
  }

  get zone(): Zone {
    return this.#zone;
  }

  /** Loses all sessions, as a device does that was salvaged; keys stay, and with them what is known of their use. */
  forgetSessions(): void {
    const database = openDatabase({ ...this.#file, migrations: coreMigrations });
    database.exec('DELETE FROM sessions');
    database.close();
    this.#zone = new Zone(this.storage, this.local);
  }

  /** What a relay would hand out: one-time keys by index, or the last resort when there is none. */
  bundle(index: number | null = 0): PreKeyBundle {
    const { signedPreKey, preKeys, kyberPreKeys, lastResortKyberPreKey } = this.#keys;
    return {
      device: this.address.device,
      registrationId: this.local.registrationId,
      identityKey: this.local.keyPair.publicKey.serialize(),
      signedPreKey,
      preKey: index === null ? null : (preKeys[index] ?? null),
      kyberPreKey: index === null ? lastResortKyberPreKey : (kyberPreKeys[index] ?? lastResortKyberPreKey),
    };
  }
}
