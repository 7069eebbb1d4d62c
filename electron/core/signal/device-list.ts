import { PublicKey, type IdentityKeyPair } from '@signalapp/libsignal-client';
import { AppError } from '#shared/errors/app-error.ts';
import type { DeviceEntry, DeviceList, SignedDeviceList } from '#shared/backend/keys.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { deviceListBytes } from '#shared/wire/device-list.ts';

/** Signs the devices of the own account. */
export function signDeviceList(
  identity: IdentityKeyPair,
  account: AccountId,
  version: number,
  devices: readonly DeviceEntry[],
): SignedDeviceList {
  const signature = identity.privateKey.sign(deviceListBytes(account, { version, devices }));
  return { version, devices, signature };
}

/** @throws AppError `bad-keys` when the list was not signed by the key that comes with it. */
export function requireSigned(list: DeviceList): void {
  if (!isSigned(list)) throw new AppError('bad-keys');
}

function isSigned(list: DeviceList): boolean {
  try {
    return PublicKey.deserialize(list.identityKey).verify(
      deviceListBytes(list.account, list),
      list.signature,
    );
  } catch {
    return false;
  }
}
