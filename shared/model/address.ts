import type { AccountId, DeviceId } from './ids.ts';

/** One device of one account: where an envelope goes, and whom it comes from. */
export interface DeviceAddress {
  readonly account: AccountId;
  readonly device: DeviceId;
}

/** The address as one text, the key of sessions and mailboxes: `account.device`. */
export function addressKey(address: DeviceAddress): string {
  return `${address.account}.${String(address.device)}`;
}
