import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { DeviceAddress } from '#shared/model/address.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, envelopeId } from '#shared/model/ids.ts';
import type { MailboxItem, MailboxStore } from '#relay/stores/mailbox-store.ts';

/** A store that can be closed and opened again on the same data. */
export interface MailboxStoreUnderTest {
  readonly store: MailboxStore;
  reopen(): MailboxStore;
}

export const now = 1_760_000_000_000;

export function device(): DeviceAddress {
  return { account: accountId(randomUUID()), device: deviceId(1) };
}

export function item(to: DeviceAddress, text = 'x'): MailboxItem {
  return {
    to,
    id: envelopeId(randomBytes(16).toString('hex')),
    type: 2,
    ciphertext: ownBytes(Buffer.from(text)),
  };
}

export function texts(store: MailboxStore, mailbox: DeviceAddress, after = 0): readonly string[] {
  return store.read(mailbox, after, 100).map(({ ciphertext }) => Buffer.from(ciphertext).toString());
}

/** From many senders, none of whom has taken their share. */
export function fill(store: MailboxStore, mailbox: DeviceAddress, envelopes: number): void {
  for (let left = envelopes; left > 0; left -= 1000) fillFrom(device(), store, mailbox, Math.min(left, 1000));
}

export function fillFrom(
  sender: DeviceAddress,
  store: MailboxStore,
  mailbox: DeviceAddress,
  envelopes: number,
): void {
  const items = Array.from({ length: envelopes }, () => item(mailbox));
  expect(store.append(sender, items, now)).toMatchObject({ kind: 'accepted' });
}
