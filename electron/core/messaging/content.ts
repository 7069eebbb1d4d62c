import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { AppError } from '#shared/errors/app-error.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { messageId, type AccountId, type MessageId } from '#shared/model/ids.ts';
import { maximumTextLength } from '#shared/model/message.ts';
import { ContentSchema, type Content, type Text } from '#shared/wire/generated/content_pb.js';

/** Plaintexts are padded to a multiple of this, so that the ciphertext does not tell a short answer from a long one. */
const paddingBlock = 160;
const paddingMark = 0x80;

/** A text as it travels. */
export interface TextContent {
  readonly messageId: MessageId;
  readonly text: string;
  /** UTC milliseconds of the author's clock. */
  readonly writtenAt: number;
}

/** What an envelope of this version can hold; `unknown` is content of a newer version. */
export type DecodedContent =
  | { readonly kind: 'text'; readonly text: TextContent }
  | { readonly kind: 'delivery-receipt'; readonly messages: readonly MessageId[] }
  | { readonly kind: 'sent-transcript'; readonly recipient: string; readonly text: TextContent }
  | { readonly kind: 'unknown' };

export function encodeText(text: TextContent): Bytes {
  return pad(
    toBinary(ContentSchema, create(ContentSchema, { body: { case: 'text', value: toWireText(text) } })),
  );
}

export function encodeDeliveryReceipt(messages: readonly MessageId[]): Bytes {
  const messageIds = messages.map((id) => Buffer.from(id, 'hex'));
  return pad(
    toBinary(
      ContentSchema,
      create(ContentSchema, { body: { case: 'deliveryReceipt', value: { messageIds } } }),
    ),
  );
}

/** What my own other devices are told about a text that I sent. */
export function encodeSentTranscript(recipient: AccountId, text: TextContent): Bytes {
  const value = { recipientAccount: recipient, text: toWireText(text) };
  return pad(toBinary(ContentSchema, create(ContentSchema, { body: { case: 'sentTranscript', value } })));
}

/** @throws AppError `undecryptable` for bytes that no version of Narae makes. */
export function decodeContent(plaintext: Uint8Array): DecodedContent {
  const content = parse(unpad(plaintext));
  switch (content.body.case) {
    case 'text':
      return { kind: 'text', text: fromWireText(content.body.value) };
    case 'deliveryReceipt':
      return { kind: 'delivery-receipt', messages: content.body.value.messageIds.map(fromWireId) };
    case 'sentTranscript': {
      const { recipientAccount, text } = content.body.value;
      if (text === undefined) throw new AppError('undecryptable');
      return { kind: 'sent-transcript', recipient: recipientAccount, text: fromWireText(text) };
    }
    case undefined:
      return { kind: 'unknown' };
  }
}

function parse(bytes: Uint8Array): Content {
  try {
    return fromBinary(ContentSchema, bytes);
  } catch (error) {
    throw new AppError('undecryptable', { cause: error });
  }
}

function toWireText(text: TextContent): { messageId: Uint8Array; text: string; writtenAt: bigint } {
  return {
    messageId: Buffer.from(text.messageId, 'hex'),
    text: text.text,
    writtenAt: BigInt(text.writtenAt),
  };
}

function fromWireText(text: Text): TextContent {
  if (text.text.length === 0 || text.text.length > maximumTextLength) throw new AppError('undecryptable');
  return { messageId: fromWireId(text.messageId), text: text.text, writtenAt: Number(text.writtenAt) };
}

function fromWireId(bytes: Uint8Array): MessageId {
  if (bytes.length !== 16) throw new AppError('undecryptable');
  return messageId(Buffer.from(bytes).toString('hex'));
}

function pad(content: Uint8Array): Bytes {
  const padded = new Uint8Array(Math.ceil((content.length + 1) / paddingBlock) * paddingBlock);
  padded.set(content);
  padded[content.length] = paddingMark;
  return padded;
}

function unpad(padded: Uint8Array): Bytes {
  const end = padded.findLastIndex((byte) => byte !== 0);
  if (end < 0 || padded[end] !== paddingMark) throw new AppError('undecryptable');
  return ownBytes(padded.subarray(0, end));
}
