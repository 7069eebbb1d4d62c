import { ProtocolAddress } from '@signalapp/libsignal-client';
import { addressKey, type DeviceAddress } from '#shared/model/address.ts';

/** Addresses in libsignal's form, each made once: every native object costs the garbage collector a finalizer. */
export class ProtocolAddresses {
  readonly #made = new Map<string, ProtocolAddress>();

  /** The account is the name. */
  of(address: DeviceAddress): ProtocolAddress {
    const key = addressKey(address);
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const made = ProtocolAddress.new(address.account, address.device);
    this.#made.set(key, made);
    return made;
  }
}

/** The key under which a session is kept: the same text as `addressKey` of the address. */
export function sessionKey(address: ProtocolAddress): string {
  return `${address.name()}.${String(address.deviceId())}`;
}

/** The same of somebody whose address is not made yet. */
export function senderKeyNameOf(sender: DeviceAddress, distribution: string): string {
  return `${addressKey(sender)}/${distribution}`;
}

/** The key under which a sender key is kept: whose it is, and of which distribution (a UUID). */
export function senderKeyName(sender: ProtocolAddress, distribution: string): string {
  return `${sessionKey(sender)}/${distribution}`;
}
