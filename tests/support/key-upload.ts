import { randomBytes, randomUUID } from 'node:crypto';
import { IdentityKeyPair } from '@signalapp/libsignal-client';
import type { EnrolmentClaim, EnrolmentRequest } from '#shared/backend/enrolment.ts';
import type { DeviceEntry, KeyUpload, SignedDeviceList } from '#shared/backend/keys.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, type AccountId } from '#shared/model/ids.ts';
import { deviceListBytes } from '#shared/wire/device-list.ts';
import { ecPublicKeyBytes, kyberPublicKeyBytes, signatureBytes } from '#shared/wire/limits.ts';

/** Public keys of the right form and without meaning: the relay never looks into them. */
export function randomKeyUpload(oneTimeKeys = 3, firstId = 1): KeyUpload {
  const ids = Array.from({ length: oneTimeKeys }, (_, index) => firstId + index);
  return {
    signedPreKey: signedKey(firstId),
    lastResortKyberPreKey: signedKey(0xff_0000, kyberPublicKeyBytes),
    preKeys: ids.map((id) => ({ id, publicKey: random(ecPublicKeyBytes) })),
    kyberPreKeys: ids.map((id) => signedKey(id, kyberPublicKeyBytes)),
  };
}

/** A device list as its account signs it. */
export function signDeviceList(
  identity: IdentityKeyPair,
  account: AccountId,
  version: number,
  devices: readonly DeviceEntry[],
): SignedDeviceList {
  const signature = identity.privateKey.sign(deviceListBytes(account, { version, devices }));
  return { version, devices, signature };
}

/** An enrolment of a new account, with a real identity and {@link randomKeyUpload}. */
export function randomEnrolment(
  claim: EnrolmentClaim,
  oneTimeKeys = 3,
  identity = IdentityKeyPair.generate(),
): EnrolmentRequest {
  const account = accountId(randomUUID());
  const registrationId = 1234;
  return {
    claim,
    account,
    secret: random(32),
    registrationId,
    identityKey: identity.publicKey.serialize(),
    keys: randomKeyUpload(oneTimeKeys),
    deviceList: signDeviceList(identity, account, 1, [{ device: deviceId(1), registrationId }]),
  };
}

function signedKey(id: number, bytes = ecPublicKeyBytes): { id: number; publicKey: Bytes; signature: Bytes } {
  return { id, publicKey: random(bytes), signature: random(signatureBytes) };
}

function random(length: number): Bytes {
  return ownBytes(randomBytes(length));
}
