import SealedSenderMultiRecipientMessage from '@signalapp/libsignal-client/dist/SealedSenderMultiRecipientMessage.js';
import { AppError } from '#shared/errors/app-error.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { accountId, type AccountId } from '#shared/model/ids.ts';
import type { NamedDevice } from './covers-devices.ts';

/** What a message that was sealed for many has for one account: what all its devices get before the part that all share. */
export interface SealedCopy {
  readonly account: AccountId;
  readonly devices: readonly NamedDevice[];
  readonly own: Bytes;
}

/** A message that was sealed for many. */
export interface SealedForMany {
  readonly copies: readonly SealedCopy[];
  readonly shared: Bytes;
}

/**
 * What is in a message that was sealed for many, by account.
 * @throws AppError `invalid-request` for what is none, is for nobody, leaves somebody out explicitly (nobody here may learn of
 * that), or is for others than accounts.
 */
export function parseMulti(message: Bytes): SealedForMany {
  const parsed = parse(message);
  const recipients = Object.entries(parsed._recipientMap);
  const [first] = recipients;
  if (first === undefined || parsed.excludedRecipientServiceIdStrings().length > 0)
    throw new AppError('invalid-request');
  // libsignal joins the parts of each copy: the version, what is the recipient's own, and what all share. One copy tells how,
  // instead of a thousand with the same text in each.
  const whole = parsed.messageForRecipient(first[1]);
  const version = whole.slice(0, 1);
  const shared = whole.slice(version.length + first[1].rangeLen);
  const copies = recipients.map(([serviceId, { rangeOffset, rangeLen, deviceIds, registrationIds }]) => ({
    // An ACI is written as the UUID alone, which an account id is.
    account: accountId(serviceId),
    devices: deviceIds.map((device, index) => ({ device, registration: registrationIds[index] ?? 0 })),
    own: ownBytes(Buffer.concat([version, message.subarray(rangeOffset, rangeOffset + rangeLen)])),
  }));
  return { copies, shared };
}

function parse(message: Bytes): SealedSenderMultiRecipientMessage {
  try {
    return new SealedSenderMultiRecipientMessage(message);
  } catch (error) {
    throw new AppError('invalid-request', { cause: error });
  }
}
