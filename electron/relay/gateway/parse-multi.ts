import SealedSenderMultiRecipientMessage from '@signalapp/libsignal-client/dist/SealedSenderMultiRecipientMessage.js';
import { AppError } from '#shared/errors/app-error.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import { accountId, type AccountId } from '#shared/model/ids.ts';
import type { NamedDevice } from './covers-devices.ts';

/** What a message that was sealed for many has for one account: all its devices get the same bytes. */
export interface SealedCopy {
  readonly account: AccountId;
  readonly devices: readonly NamedDevice[];
  readonly ciphertext: Bytes;
}

/**
 * What is in a message that was sealed for many, by account.
 * @throws AppError `invalid-request` for what is none, is for nobody, leaves somebody out explicitly (nobody here may learn of
 * that), or is for others than accounts.
 */
export function parseMulti(message: Bytes): readonly SealedCopy[] {
  const parsed = parse(message);
  const recipients = Object.entries(parsed.recipientsByServiceIdString());
  if (recipients.length === 0 || parsed.excludedRecipientServiceIdStrings().length > 0)
    throw new AppError('invalid-request');
  return recipients.map(([serviceId, recipient]) => ({
    // An ACI is written as the UUID alone, which an account id is.
    account: accountId(serviceId),
    devices: recipient.deviceIds.map((device, index) => ({
      device,
      registration: recipient.registrationIds[index] ?? 0,
    })),
    ciphertext: parsed.messageForRecipient(recipient),
  }));
}

function parse(message: Bytes): SealedSenderMultiRecipientMessage {
  try {
    return new SealedSenderMultiRecipientMessage(message);
  } catch (error) {
    throw new AppError('invalid-request', { cause: error });
  }
}
