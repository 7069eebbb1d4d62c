import { AppError } from '#shared/errors/app-error.ts';
import type { EnrolmentRequest } from '#shared/backend/enrolment.ts';
import type { SignedDeviceList } from '#shared/backend/keys.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId } from '#shared/model/ids.ts';
import { deviceListBytes } from '#shared/wire/device-list.ts';

/**
 * The list of a new account: its first device alone, signed.
 * @throws AppError `invalid-request`.
 */
export async function checkFirstDeviceList(request: EnrolmentRequest): Promise<void> {
  const { account, identityKey, registrationId, deviceList } = request;
  const [first] = deviceList.devices;
  const isFirst =
    deviceList.version === 1 &&
    deviceList.devices.length === 1 &&
    first?.device === 1 &&
    first.registrationId === registrationId;
  if (!isFirst) throw new AppError('invalid-request');
  await checkSignature(account, identityKey, deviceList);
}

/** @throws AppError `invalid-request` unless the account's identity key has signed this list. */
export async function checkSignature(
  account: AccountId,
  identityKey: Bytes,
  list: SignedDeviceList,
): Promise<void> {
  // It loads libsignal, which takes 60 to 160 ms, and most starts of a relay see neither an enrolment nor a revocation.
  const { isSigned } = await import('./is-signed.ts');
  if (!isSigned(identityKey, deviceListBytes(account, list), list.signature))
    throw new AppError('invalid-request');
}
