import { AppError } from '#shared/errors/app-error.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { messageId, type EnvelopeId, type MessageId } from '#shared/model/ids.ts';
import { maximumTextBytes } from '#shared/model/message.ts';
import { utf8Length } from '#shared/model/utf8-length.ts';
import type { Text } from '#shared/wire/generated/content_pb.js';

/** A text as it travels. */
export interface TextContent {
  readonly messageId: MessageId;
  readonly text: string;
  /** UTC milliseconds of the author's clock. */
  readonly writtenAt: number;
  /** All of the padded content that it came in, where a newer version can read more out of it than this one. */
  readonly whole?: Bytes;
}

/** The text without its wrapping. */
export function toWireText(text: TextContent): { messageId: Uint8Array; text: string; writtenAt: bigint } {
  return { messageId: toWireId(text.messageId), text: text.text, writtenAt: BigInt(text.writtenAt) };
}

/** @throws AppError `undecryptable` for an empty text, or one that no version of Narae sends. */
export function fromWireText(text: Text): TextContent {
  if (text.text.length === 0 || utf8Length(text.text) > maximumTextBytes) throw new AppError('undecryptable');
  return {
    messageId: messageId(fromWireId(text.messageId)),
    text: text.text,
    writtenAt: Number(text.writtenAt),
  };
}

/** The 16 bytes of an id. */
export function toWireId(id: MessageId | EnvelopeId): Bytes {
  return ownBytes(Buffer.from(id, 'hex'));
}

/** The digits of an id. @throws AppError `undecryptable` for anything but 16 bytes. */
export function fromWireId(bytes: Uint8Array): string {
  if (bytes.length !== 16) throw new AppError('undecryptable');
  return Buffer.from(bytes).toString('hex');
}
