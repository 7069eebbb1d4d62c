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
import { parseMulti, type SealedCopy, type SealedForMany } from './parse-multi.ts';
import type { TakenSend } from './take-send.ts';

/**
 * Takes one message that was sealed for many: for all accounts that there are, as far as they have room.
 * @throws AppError `invalid-request`, `too-large`, a RateLimitedError, or a StaleDevicesError when the devices of an account
 * are not covered exactly; nothing was taken then.
 */
export function takeMulti(context: GatewayContext, sender: DeviceAddress, send: SendMulti): TakenSend {
  context.limits.send(sender);
  const { copies, shared } = read(send);
  context.limits.copies(sender, envelopesOf(copies));
  const id = envelopeId(Buffer.from(send.id).toString('hex'));
  const { items, missing } = sort(context, sender, id, copies);
  const outcome = context.mailboxes.appendToMany(sender, { items, shared }, context.now());
  return { ...outcome, missing, mailboxes: items.map(({ to }) => to) };
}

function read({ id, message }: SendMulti): SealedForMany {
  if (id.length !== envelopeIdBytes) throw new AppError('invalid-request');
  if (message.length > maximumMultiBytes) throw new AppError('too-large');
  const sealed = parseMulti(ownBytes(message));
  const isTooLarge = sealed.copies.some(
    ({ own }) => own.length + sealed.shared.length > maximumCiphertextBytes,
  );
  if (isTooLarge || envelopesOf(sealed.copies) > maximumEnvelopesPerMulti) throw new AppError('too-large');
  return sealed;
}

function envelopesOf(copies: readonly SealedCopy[]): number {
  return copies.reduce((sum, { devices }) => sum + devices.length, 0);
}

function sort(
  { control, mailboxes }: GatewayContext,
  sender: DeviceAddress,
  id: EnvelopeId,
  copies: readonly SealedCopy[],
): { readonly items: readonly MailboxItem[]; readonly missing: readonly AccountId[] } {
  const [items, missing, stale]: [MailboxItem[], AccountId[], AccountId[]] = [[], [], []];
  const presentDevices = control.presentDevices(copies.map(({ account }) => account));
  for (const copy of copies) {
    const { account, devices } = copy;
    const copied = toItems(copy, id);
    const present = presentDevices.get(account);
    if (present !== undefined && coversDevices({ account, devices: present }, devices, sender))
      items.push(...copied);
    // A repetition is answered as before, also when devices have changed since: otherwise it would be sealed anew, and sent twice.
    else if (mailboxes.acceptedBefore(sender, copied)) items.push(...copied);
    else if (present === undefined) missing.push(account);
    else stale.push(account);
  }
  if (stale.length > 0) throw new StaleDevicesError(stale);
  return { items, missing };
}

function toItems({ account, devices, own }: SealedCopy, id: EnvelopeId): readonly MailboxItem[] {
  return devices.map(({ device }) => ({
    to: { account, device: deviceId(device) },
    id,
    type: sealedEnvelope,
    ciphertext: own,
  }));
}
