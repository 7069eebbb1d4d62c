import type { DeviceList } from '#shared/backend/keys.ts';
import type { DeviceAddress } from '#shared/model/address.ts';

/** A device as a sender names it: by number, and by the enrolment that the ciphertext was made for. */
export interface NamedDevice {
  readonly device: number;
  readonly registration: number;
}

type PresentDevices = Pick<DeviceList, 'account' | 'devices'>;

/** All devices of the account but the sending one are named, once each. */
export function coversDevices(
  list: PresentDevices,
  named: readonly NamedDevice[],
  sender: DeviceAddress,
): boolean {
  const others = list.devices.filter(
    ({ device }) => list.account !== sender.account || device !== sender.device,
  );
  return named.length === others.length && namesDevices({ ...list, devices: others }, named);
}

/** Each one named is another device of the account, in its present enrolment. */
export function namesDevices(list: PresentDevices, named: readonly NamedDevice[]): boolean {
  const known = new Set(
    list.devices.map(({ device, registrationId }) => `${String(device)}/${String(registrationId)}`),
  );
  return named.every(({ device, registration }) => known.delete(`${String(device)}/${String(registration)}`));
}
