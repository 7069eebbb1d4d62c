import {
  CiphertextMessageType,
  ContentHint,
  groupDecrypt,
  groupEncrypt,
  sealedSenderDecryptToUsmc,
  sealedSenderMultiRecipientEncrypt,
  SenderCertificate,
  UnidentifiedSenderMessageContent,
  type ProtocolAddress,
  type PublicKey,
} from '@signalapp/libsignal-client';
import { AppError } from '#shared/errors/app-error.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { DistributionId } from '#shared/model/ids.ts';
import type { ProtocolStores } from './stores.ts';

const senderKey: number = CiphertextMessageType.SenderKey;

/** With what a device seals for many. */
export interface ManySeal {
  /** Whose sender keys the readers have. */
  readonly distribution: DistributionId;
  /** libsignal's SenderCertificate of the own device, as the backend has given it. */
  readonly certificate: Bytes;
}

/** One ciphertext for many devices (libsignal: sender keys inside sealed sender, version 2); fails where a session is missing. */
export async function sealForMany(
  stores: ProtocolStores,
  own: ProtocolAddress,
  seal: ManySeal,
  recipients: ProtocolAddress[],
  plaintext: Bytes,
): Promise<Bytes> {
  const message = await groupEncrypt(own, seal.distribution, stores.senderKeys, plaintext);
  const certificate = SenderCertificate.deserialize(seal.certificate);
  const content = UnidentifiedSenderMessageContent.new(message, certificate, ContentHint.Resendable, null);
  return sealedSenderMultiRecipientEncrypt(content, recipients, stores.identities, stores.sessions);
}

/**
 * What was sealed for many by a device whose identity key is known. Who has signed the certificate is not asked: whoever has
 * sealed has the key that it names (libsignal checks that), and it has to be the one under which the sender is known.
 * @throws AppError `undecryptable` for what somebody else has sealed, and whatever libsignal throws.
 */
export async function openFromMany(
  stores: ProtocolStores,
  sender: ProtocolAddress,
  known: PublicKey,
  ciphertext: Bytes,
): Promise<Bytes> {
  const content = await sealedSenderDecryptToUsmc(ciphertext, stores.identities);
  const certificate = content.senderCertificate();
  const isSender =
    certificate.senderUuid() === sender.name() &&
    certificate.senderDeviceId() === sender.deviceId() &&
    known.equals(certificate.key());
  if (!isSender || content.msgType() !== senderKey) throw new AppError('undecryptable');
  return groupDecrypt(sender, stores.senderKeys, content.contents());
}
