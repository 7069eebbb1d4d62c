import {
  IdentityKeyPair,
  processPreKeyBundle,
  ProtocolAddress,
  signalEncrypt,
} from '@signalapp/libsignal-client';
import type { DeviceList, KeyUpload, PreKeyBundle } from '#shared/backend/keys.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import { makePreKeys, signDeviceList, toUpload, type Sealed } from '#core/signal/index.ts';
import { MemoryStores } from '#tests/bench/backlog/memory-stores.ts';
import { libsignalBundle } from './libsignal-bundle.ts';

/**
 * Somebody with an address of their choice, that of another person's device as well, and a key of their own (or one that
 * they were given). Works on libsignal itself, because a zone refuses what an attacker would do.
 */
export class Forger {
  readonly address: DeviceAddress;
  readonly registrationId = 4711;
  readonly #identity: IdentityKeyPair;
  readonly #keys: KeyUpload;
  readonly #stores: MemoryStores;

  constructor(address: DeviceAddress, identity: IdentityKeyPair = IdentityKeyPair.generate()) {
    this.address = address;
    this.#identity = identity;
    const keys = makePreKeys(identity, { reserveIds: () => 1 }, Date.now());
    this.#keys = toUpload(keys);
    this.#stores = new MemoryStores(identity, this.registrationId, keys);
  }

  get identityKey(): Bytes {
    return this.#identity.publicKey.serialize();
  }

  /** What a relay would hand out, were this device what its address says. */
  bundle(): PreKeyBundle {
    const { signedPreKey, preKeys, kyberPreKeys, lastResortKyberPreKey } = this.#keys;
    return {
      device: this.address.device,
      registrationId: this.registrationId,
      identityKey: this.identityKey,
      signedPreKey,
      preKey: preKeys[0] ?? null,
      kyberPreKey: kyberPreKeys[0] ?? lastResortKyberPreKey,
    };
  }

  /** A device list of its account with this device alone, rightly signed with the forger's key. */
  deviceList(version = 1): DeviceList {
    const { account, device } = this.address;
    const devices = [{ device, registrationId: this.registrationId }];
    return {
      account,
      identityKey: this.identityKey,
      ...signDeviceList(this.#identity, account, version, devices),
    };
  }

  /** A first message to a device whose published keys the forger has, as every relay has them. */
  async seal(to: DeviceAddress, bundle: PreKeyBundle, content: Bytes): Promise<Sealed> {
    const { sessions, identities } = this.#stores;
    const [own, peer] = [toProtocol(this.address), toProtocol(to)];
    await processPreKeyBundle(libsignalBundle(bundle), peer, own, sessions, identities);
    const sealed = await signalEncrypt(content, peer, own, sessions, identities);
    return { type: sealed.type(), ciphertext: sealed.serialize(), registrationId: bundle.registrationId };
  }
}

function toProtocol({ account, device }: DeviceAddress): ProtocolAddress {
  return ProtocolAddress.new(account, device);
}
