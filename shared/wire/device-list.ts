import type { AccountId } from '../model/ids.ts';

/** What a signature over a device list covers, beside the account. */
interface ListedDevices {
  readonly version: number;
  readonly devices: readonly { readonly device: number; readonly registrationId: number }[];
}

/**
 * The bytes that an account's identity key signs for its device list: one line each for purpose, account, version and
 * device (`id:registration id`), in ASCII. Two different lists never have the same bytes.
 */
export function deviceListBytes(
  account: AccountId,
  { version, devices }: ListedDevices,
): Uint8Array<ArrayBuffer> {
  const entries = devices.map(({ device, registrationId }) => `${String(device)}:${String(registrationId)}`);
  const lines = ['narae-device-list-1', account, String(version), ...entries];
  return Uint8Array.from(lines.join('\n'), (letter) => letter.charCodeAt(0));
}
