import { AppError } from '#shared/errors/app-error.ts';
import type { Bytes } from '#shared/model/bytes.ts';

/** Plaintexts are padded to a multiple of this, so that the ciphertext does not tell a short answer from a long one. */
const paddingBlock = 160;
const paddingMark = 0x80;

/** Content with a mark behind it and zeros up to the next multiple of 160 bytes (ISO/IEC 7816-4, as Signal pads). */
export function pad(content: Uint8Array): Bytes {
  const padded = new Uint8Array(Math.ceil((content.length + 1) / paddingBlock) * paddingBlock);
  padded.set(content);
  padded[content.length] = paddingMark;
  return padded;
}

/** The content, as a view of the padded bytes. @throws AppError `undecryptable` for bytes that were not padded so. */
export function unpad(padded: Uint8Array): Uint8Array {
  let end = padded.length - 1;
  while (padded[end] === 0) end -= 1;
  if (end < 0 || padded[end] !== paddingMark) throw new AppError('undecryptable');
  return padded.subarray(0, end);
}
