import { ErrorCode, LibSignalErrorBase } from '@signalapp/libsignal-client';
import { AppError } from '#shared/errors/app-error.ts';

/** Whether a decryption failed because something had been decrypted at this step of the ratchet before. */
export function isRepeatedMessage(error: unknown): boolean {
  const cause = error instanceof AppError ? error.cause : error;
  return cause instanceof LibSignalErrorBase && cause.code === ErrorCode.DuplicatedMessage;
}
