import { AppError } from '#shared/errors/app-error.ts';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, envelopeId, type AccountId } from '#shared/model/ids.ts';
import type { OutgoingEnvelope, Send } from '#shared/wire/generated/frame_pb.js';
import { maximumCiphertextBytes, maximumEnvelopesPerSend } from '#shared/wire/limits.ts';
import type { MailboxItem } from '../stores/mailbox-store.ts';
import { coversDevices, namesDevices } from './covers-devices.ts';
import type { GatewayContext } from './gateway-context.ts';

/** The bytes of an envelope id. */
export const envelopeIdBytes = 16;

/**
 * Turns a `Send` into mailbox items.
 * @throws AppError `invalid-request`, `too-large`, `not-found` for an unknown account, or a StaleDevicesError when an
 * account's devices are not covered exactly (or, where that is all the sender asks for, those named do not exist).
 */
export function checkSend(
  { control, mailboxes }: Pick<GatewayContext, 'control' | 'mailboxes'>,
  sender: DeviceAddress,
  send: Send,
): readonly MailboxItem[] {
  if (send.envelopes.length === 0) throw new AppError('invalid-request');
  if (send.envelopes.length > maximumEnvelopesPerSend) throw new AppError('too-large');
  const items = send.envelopes.map(toItem);
  // A repetition is answered as before, also when devices have changed since: otherwise it would be sealed anew, and sent twice.
  if (mailboxes.acceptedBefore(sender, items)) return items;
  const covers = send.namedDevicesOnly ? namesDevices : coversDevices;
  const stale = [...groupByAccount(send.envelopes)].filter(
    ([account, envelopes]) => !covers(control.devices(account), envelopes, sender),
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
