import { PublicKey } from '@signalapp/libsignal-client';
import type { Bytes } from '#shared/model/bytes.ts';

/** Whether a key has made this signature; false also for bytes that are no key or no signature. */
export function isSigned(publicKey: Bytes, message: Bytes, signature: Bytes): boolean {
  try {
    return PublicKey.deserialize(publicKey).verify(message, signature);
  } catch {
    return false;
  }
}
