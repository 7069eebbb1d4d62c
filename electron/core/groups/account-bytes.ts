import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { accountId, type AccountId } from '#shared/model/ids.ts';

/** The 16 bytes of an account's UUID: a room of a thousand names a thousand of them. */
export function accountBytes(account: AccountId): Bytes {
  return ownBytes(Buffer.from(account.replaceAll('-', ''), 'hex'));
}

/** @throws AppError `invalid-request` for anything but 16 bytes. */
export function accountFromBytes(bytes: Uint8Array): AccountId {
  const digits = Buffer.from(bytes).toString('hex');
  return accountId(digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
}
