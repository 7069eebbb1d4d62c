import { AppError } from '#shared/errors/app-error.ts';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import type { DeviceAddress } from '#shared/model/address.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { deviceId, envelopeId, type AccountId, type EnvelopeId } from '#shared/model/ids.ts';
import { sealedEnvelope } from '#shared/wire/envelope-type.ts';
import type { SendMulti } from '#shared/wire/generated/frame_pb.js';
import { maximumCiphertextBytes, maximumEnvelopesPerMulti, maximumMultiBytes } from '#shared/wire/limits.ts';
import type { MailboxItem } from '../stores/mailbox-store.ts';
import { envelopeIdBytes } from './check-send.ts';
import { coversDevices } from './covers-devices.ts';
import type { GatewayContext } from './gateway-context.ts';
import { parseMulti, type SealedCopy } from './parse-multi.ts';
import type { TakenSend } from './take-send.ts';

/**
 * Takes one message that was sealed for many: for all accounts that there are, as far as they have room.
 * @throws AppError `invalid-request`, `too-large`, a RateLimitedError, or a StaleDevicesError when the devices of an account
 * are not covered exactly; nothing was taken then.
 */
export function takeMulti(context: GatewayContext, sender: DeviceAddress, send: SendMulti): TakenSend {
  context.limits.send(sender);
  const copies = read(send);
  context.limits.copies(
    sender,
    copies.reduce((sum, { devices }) => sum + devices.length, 0),
  );
  const id = envelopeId(Buffer.from(send.id).toString('hex'));
  const { items, missing } = sort(context, sender, id, copies);
  const outcome = context.mailboxes.appendWhereRoom(sender, items, context.now());
  return { ...outcome, missing, mailboxes: items.map(({ to }) => to) };
}

function read({ id, message }: SendMulti): readonly SealedCopy[] {
  if (id.length !== envelopeIdBytes) throw new AppError('invalid-request');
  if (message.length > maximumMultiBytes) throw new AppError('too-large');
  const copies = parseMulti(ownBytes(message));
  const envelopes = copies.reduce((sum, { devices }) => sum + devices.length, 0);
  const isTooLarge = copies.some(({ ciphertext }) => ciphertext.length > maximumCiphertextBytes);
  if (envelopes > maximumEnvelopesPerMulti || isTooLarge) throw new AppError('too-large');
  return copies;
}

function sort(
  { control, mailboxes }: GatewayContext,
  sender: DeviceAddress,
  id: EnvelopeId,
  copies: readonly SealedCopy[],
): { readonly items: readonly MailboxItem[]; readonly missing: readonly AccountId[] } {
  const [items, missing, stale]: [MailboxItem[], AccountId[], AccountId[]] = [[], [], []];
  for (const copy of copies) {
    const { account, devices } = copy;
    const own = toItems(copy, id);
    // A repetition is answered as before, also when devices have changed since: otherwise it would be sealed anew, and sent twice.
    if (mailboxes.acceptedBefore(sender, own)) items.push(...own);
    else {
      const present = control.presentDevices(account);
      if (present === null) missing.push(account);
      else if (coversDevices({ account, devices: present }, devices, sender)) items.push(...own);
      else stale.push(account);
    }
  }
  if (stale.length > 0) throw new StaleDevicesError(stale);
  return { items, missing };
}

function toItems({ account, devices, ciphertext }: SealedCopy, id: EnvelopeId): readonly MailboxItem[] {
  return devices.map(({ device }) => ({
    to: { account, device: deviceId(device) },
    id,
    type: sealedEnvelope,
    ciphertext,
  }));
}
