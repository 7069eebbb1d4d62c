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
import { temporaryFolder } from './temporary-folder.ts';

/** A device with real keys, storage and zone, without a backend. */
export class SignalDevice {
  readonly local: LocalIdentity;
  readonly storage: Storage;
  readonly zone: Zone;
  readonly #keys;

  constructor() {
    this.storage = openStorage({
      file: join(temporaryFolder(), 'narae.db'),
      key: ownBytes(randomBytes(32)),
    });
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
    this.zone = new Zone(this.storage, this.local);
  }

  get address(): DeviceAddress {
    return this.local.address;
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
