import { ProtocolAddress } from '@signalapp/libsignal-client';
import type { DeviceAddress } from '#shared/model/address.ts';

/** An address in libsignal's form; the account is the name. */
export function toProtocolAddress(address: DeviceAddress): ProtocolAddress {
  return ProtocolAddress.new(address.account, address.device);
}

/** The key under which a session is kept: the same text as `addressKey` of the address. */
export function sessionKey(address: ProtocolAddress): string {
  return `${address.name()}.${String(address.deviceId())}`;
}
