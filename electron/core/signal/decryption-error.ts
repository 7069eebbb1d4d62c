import { CiphertextMessageType, DecryptionErrorMessage } from '@signalapp/libsignal-client';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import type { Bytes } from '#shared/model/bytes.ts';

/** The envelope type of what travels without a session: retry requests (libsignal's `Plaintext`). */
export const plainEnvelope: number = CiphertextMessageType.Plaintext;
/** The type of an envelope that begins a session. */
export const preKeyEnvelope: number = CiphertextMessageType.PreKey;

/** What the sender of an envelope has to know to find the session that broke; empty where it was no message at all. */
export function describeDecryptionError(
  envelope: Pick<IncomingEnvelope, 'type' | 'ciphertext' | 'acceptedAt' | 'from'>,
): Bytes {
  try {
    return DecryptionErrorMessage.forOriginal(
      envelope.ciphertext,
      envelope.type,
      envelope.acceptedAt,
      envelope.from.device,
    ).serialize();
  } catch {
    return new Uint8Array();
  }
}
