import type { Bytes } from '../model/bytes.ts';
import type { AccountId, DeviceId } from '../model/ids.ts';

/** A one-time elliptic-curve pre-key's public half. */
export interface PublicPreKey {
  readonly id: number;
  readonly publicKey: Bytes;
}

/** A pre-key signed by the account's identity key: the signed EC pre-key, and every Kyber pre-key. */
export interface SignedPublicPreKey extends PublicPreKey {
  readonly signature: Bytes;
}

/** What a device publishes so that others can start a session with it while it is away (PQXDH). */
export interface KeyUpload {
  readonly signedPreKey: SignedPublicPreKey;
  /** Handed out when the one-time Kyber pre-keys have run out. */
  readonly lastResortKyberPreKey: SignedPublicPreKey;
  readonly preKeys: readonly PublicPreKey[];
  readonly kyberPreKeys: readonly SignedPublicPreKey[];
}

/** What another device gets to start a session: each one-time key is handed out at most once. */
export interface PreKeyBundle {
  readonly device: DeviceId;
  readonly registrationId: number;
  readonly identityKey: Bytes;
  readonly signedPreKey: SignedPublicPreKey;
  readonly preKey: PublicPreKey | null;
  readonly kyberPreKey: SignedPublicPreKey;
}

/** A device of an account; its registration id tells one enrolment of it from another. */
export interface DeviceEntry {
  readonly device: DeviceId;
  readonly registrationId: number;
}

/**
 * The devices of an account as it says them itself: signed with its identity key over `deviceListBytes`, so that a backend
 * can neither add a device nor bring an old list back.
 */
export interface SignedDeviceList {
  /** Rises with every change, from 1. */
  readonly version: number;
  /** By rising device id. */
  readonly devices: readonly DeviceEntry[];
  readonly signature: Bytes;
}

/** What a backend answers about the devices of an account; all of them share its identity key. */
export interface DeviceList extends SignedDeviceList {
  readonly account: AccountId;
  readonly identityKey: Bytes;
}

/** What the backend has published of this device, so that the device can tell whether all of it is its own. */
export interface PublishedKeys {
  /** Ids of what it hands out: the signed and the last-resort key, and the one-time keys of each kind by rising id. */
  readonly signedPreKey: number;
  readonly lastResortKyberPreKey: number;
  readonly preKeys: readonly number[];
  readonly kyberPreKeys: readonly number[];
  /** The highest ids of one-time keys that it has ever taken: it takes none that is not beyond them. */
  readonly highest: PreKeyCount;
  /** SHA-256 over the `publishedKeysBytes` of these keys: an id may have been given to two keys. */
  readonly digest: Bytes;
}

/** One-time pre-keys of this device that the backend still has, by kind. */
export interface PreKeyCount {
  readonly preKeys: number;
  readonly kyberPreKeys: number;
}
