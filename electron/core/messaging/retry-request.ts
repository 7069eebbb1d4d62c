import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { AppError } from '#shared/errors/app-error.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { envelopeId, type EnvelopeId } from '#shared/model/ids.ts';
import { RetryRequestSchema } from '#shared/wire/generated/content_pb.js';

/** Asks a device for an envelope that could not be opened. */
export interface RetryRequest {
  readonly envelope: EnvelopeId;
  /** libsignal's DecryptionErrorMessage; empty where the envelope was not even a message. */
  readonly decryptionError: Bytes;
}

/** The request as it travels, neither padded nor encrypted. */
export function encodeRetryRequest({ envelope, decryptionError }: RetryRequest): Bytes {
  const message = create(RetryRequestSchema, { envelopeId: Buffer.from(envelope, 'hex'), decryptionError });
  return ownBytes(toBinary(RetryRequestSchema, message));
}

/** What `encodeRetryRequest` made. @throws AppError `undecryptable` for anything else. */
export function decodeRetryRequest(bytes: Uint8Array): RetryRequest {
  try {
    const request = fromBinary(RetryRequestSchema, bytes);
    return {
      envelope: envelopeId(Buffer.from(request.envelopeId).toString('hex')),
      decryptionError: ownBytes(request.decryptionError),
    };
  } catch (error) {
    throw new AppError('undecryptable', { cause: error });
  }
}
