import {
  CiphertextMessageType,
  IdentityKeyPair,
  PreKeySignalMessage,
  processPreKeyBundle,
  ProtocolAddress,
  signalDecrypt,
  signalDecryptPreKey,
  signalEncrypt,
  SignalMessage,
} from '@signalapp/libsignal-client';
import type { OutgoingEnvelope } from '#shared/backend/envelope.ts';
import type { DeviceList, KeyUpload, PreKeyBundle } from '#shared/backend/keys.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import { makePreKeys, signDeviceList, toUpload, type Sealed } from '#core/signal/index.ts';
import { MemoryStores } from '#tests/bench/backlog/memory-stores.ts';
import { libsignalBundle } from './libsignal-bundle.ts';

const preKeyType: number = CiphertextMessageType.PreKey;

/**
 * Somebody with an address of their choice, that of another person's device as well, and a key of their own (or one that
 * they were given). Works on libsignal itself, because a zone refuses what an attacker would do.
 */
export class Forger {
  readonly address: DeviceAddress;
  readonly registrationId: number;
  readonly #identity: IdentityKeyPair;
  readonly #keys: KeyUpload;
  readonly #stores: MemoryStores;

  /** `registrationId` is that of somebody's device where the forger wants to be taken for it. */
  constructor(
    address: DeviceAddress,
    identity: IdentityKeyPair = IdentityKeyPair.generate(),
    registrationId = 4711,
  ) {
    this.address = address;
    this.registrationId = registrationId;
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

  /** The padded content of an envelope that was sealed for this device. Rejects when it was sealed for another key. */
  async open(
    from: DeviceAddress,
    { type, ciphertext }: Pick<OutgoingEnvelope, 'type' | 'ciphertext'>,
  ): Promise<Bytes> {
    const { sessions, identities, preKeys, signedPreKeys, kyberPreKeys } = this.#stores;
    const [peer, own] = [toProtocol(from), toProtocol(this.address)];
    if (type !== preKeyType)
      return signalDecrypt(SignalMessage.deserialize(ciphertext), peer, own, sessions, identities);
    const first = PreKeySignalMessage.deserialize(ciphertext);
    return signalDecryptPreKey(first, peer, own, sessions, identities, preKeys, signedPreKeys, kyberPreKeys);
  }
}

function toProtocol({ account, device }: DeviceAddress): ProtocolAddress {
  return ProtocolAddress.new(account, device);
}
