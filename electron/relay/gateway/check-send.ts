import { AppError } from '#shared/errors/app-error.ts';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import type { DeviceList } from '#shared/backend/keys.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, envelopeId, type AccountId } from '#shared/model/ids.ts';
import type { OutgoingEnvelope, Send } from '#shared/wire/generated/frame_pb.js';
import { maximumCiphertextBytes, maximumEnvelopesPerSend } from '#shared/wire/limits.ts';
import type { ControlStore } from '../stores/control-store.ts';
import type { MailboxItem } from '../stores/mailbox-store.ts';

const envelopeIdBytes = 16;

/**
 * Turns a `Send` into mailbox items.
 * @throws AppError `invalid-request`, `too-large`, `not-found` for an unknown account, or a StaleDevicesError when an
 * account's devices are not covered exactly.
 */
export function checkSend(control: ControlStore, sender: DeviceAddress, send: Send): readonly MailboxItem[] {
  if (send.envelopes.length === 0) throw new AppError('invalid-request');
  if (send.envelopes.length > maximumEnvelopesPerSend) throw new AppError('too-large');
  const items = send.envelopes.map(toItem);
  const stale = [...groupByAccount(send.envelopes)].filter(
    ([account, envelopes]) => !coversDevices(control.devices(account), envelopes, sender),
  );
  if (stale.length > 0) throw new StaleDevicesError(stale.map(([account]) => account));
  return items;
}

function toItem(envelope: OutgoingEnvelope): MailboxItem {
  if (envelope.id.length !== envelopeIdBytes || envelope.ciphertext.length === 0)
    throw new AppError('invalid-request');
  if (envelope.ciphertext.length > maximumCiphertextBytes) throw new AppError('too-large');
  return {
    to: { account: accountId(envelope.account), device: deviceId(envelope.device) },
    id: envelopeId(Buffer.from(envelope.id).toString('hex')),
    type: envelope.type,
    ciphertext: ownBytes(envelope.ciphertext),
  };
}

function groupByAccount(envelopes: readonly OutgoingEnvelope[]): Map<AccountId, readonly OutgoingEnvelope[]> {
  const groups = new Map<AccountId, OutgoingEnvelope[]>();
  for (const envelope of envelopes) {
    const account = accountId(envelope.account);
    const group = groups.get(account) ?? [];
    group.push(envelope);
    groups.set(account, group);
  }
  return groups;
}

function coversDevices(
  list: DeviceList,
  envelopes: readonly OutgoingEnvelope[],
  sender: DeviceAddress,
): boolean {
  const expected = list.devices
    .filter(({ device }) => list.account !== sender.account || device !== sender.device)
    .map(({ device, registrationId }) => `${String(device)}/${String(registrationId)}`);
  const given = envelopes.map((envelope) => `${String(envelope.device)}/${String(envelope.registration)}`);
  return expected.length === given.length && new Set([...expected, ...given]).size === expected.length;
}
