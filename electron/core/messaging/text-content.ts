import type { MessageInitShape } from '@bufbuild/protobuf';
import { AppError } from '#shared/errors/app-error.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { maximumTextBytes } from '#shared/model/message.ts';
import { utf8Length } from '#shared/model/utf8-length.ts';
import {
  messageId,
  uuidPattern,
  type AccountId,
  type EnvelopeId,
  type MessageId,
} from '#shared/model/ids.ts';
import { wellPlaced, type MentionRange } from '#shared/model/mention.ts';
import type {
  MessageReference as WireReference,
  MessageReferenceSchema,
  Text,
  TextSchema,
} from '#shared/wire/generated/content_pb.js';

/** Somebody whom a text names; null for everybody in the room. */
export interface AccountMention extends MentionRange {
  readonly account: AccountId | null;
}

/** A message by what everybody knows of it: who wrote it, and the id that they gave it. */
export interface MessageReference {
  readonly author: AccountId;
  readonly message: MessageId;
}

/** A text as it travels. */
export interface TextContent {
  readonly messageId: MessageId;
  readonly text: string;
  /** UTC milliseconds of the author's clock. */
  readonly writtenAt: number;
  readonly mentions?: readonly AccountMention[];
  readonly quote?: MessageReference;
  /** All of the padded content that it came in, where a newer version can read more out of it than this one. */
  readonly whole?: Bytes;
}

/** The text without its wrapping. */
export function toWireText(text: TextContent): MessageInitShape<typeof TextSchema> {
  return {
    messageId: toWireId(text.messageId),
    text: text.text,
    writtenAt: BigInt(text.writtenAt),
    mentions: (text.mentions ?? []).map(({ account, ...range }) => ({ ...range, account: account ?? '' })),
    ...(text.quote !== undefined && { quote: toWireReference(text.quote) }),
  };
}

/** @throws AppError `undecryptable` for an empty text, or one that no version of Narae sends. */
export function fromWireText(text: Text): TextContent {
  if (text.text.length === 0 || utf8Length(text.text) > maximumTextBytes) throw new AppError('undecryptable');
  const mentions = fromWireMentions(text);
  const quote = text.quote === undefined ? null : fromWireReference(text.quote);
  return {
    messageId: messageId(fromWireId(text.messageId)),
    text: text.text,
    writtenAt: Number(text.writtenAt),
    ...(mentions.length > 0 && { mentions }),
    ...(quote !== null && { quote }),
  };
}

/** A reference as it travels. */
export function toWireReference({
  author,
  message,
}: MessageReference): MessageInitShape<typeof MessageReferenceSchema> {
  return { author, messageId: toWireId(message) };
}

/** Null for what refers to nothing. */
export function fromWireReference({ author, messageId: id }: WireReference): MessageReference | null {
  if (!uuidPattern.test(author) || id.length !== 16) return null;
  return { author: author as AccountId, message: messageId(fromWireId(id)) };
}

/** What names nobody is left as words: the text itself is never lost by it. */
function fromWireMentions({ text, mentions }: Text): readonly AccountMention[] {
  const known = mentions.filter(({ account }) => account === '' || uuidPattern.test(account));
  return wellPlaced(text, known).map(({ start, length, account }) => ({
    start,
    length,
    account: account === '' ? null : (account as AccountId),
  }));
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
