import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { AppError } from '#shared/errors/app-error.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import {
  envelopeId,
  messageId,
  uuidPattern,
  type AccountId,
  type EnvelopeId,
  type MessageId,
} from '#shared/model/ids.ts';
import { ContentSchema, type Content } from '#shared/wire/generated/content_pb.js';
import { fromWireAction, type MessageAction } from './action-content.ts';
import { encode } from './encode-content.ts';
import { decodeGroupAction, decodeGroupBody, type GroupContentBody } from './group-content.ts';
import { pad, unpad } from './padding.ts';
import { fromWireId, fromWireText, toWireId, toWireText, type TextContent } from './text-content.ts';

export type { TextContent } from './text-content.ts';

/** What an envelope of this version can hold; `unknown` is content of a newer version. */
export type ContentBody =
  | { readonly kind: 'text'; readonly text: TextContent }
  | { readonly kind: 'delivery-receipt'; readonly messages: readonly MessageId[] }
  | { readonly kind: 'read-receipt'; readonly upTo: MessageId }
  | { readonly kind: 'sent-transcript'; readonly recipient: AccountId; readonly text: TextContent }
  | { readonly kind: 'unavailable'; readonly envelope: EnvelopeId }
  | { readonly kind: 'message-action'; readonly action: MessageAction }
  | { readonly kind: 'sent-action'; readonly recipient: AccountId; readonly action: MessageAction }
  | GroupContentBody
  | { readonly kind: 'unknown' };

/** What was in an envelope. */
export interface DecodedContent {
  readonly body: ContentBody;
  /** The envelopes whose content this is once more, the first one first; empty for content that comes for the first time. */
  readonly resentFor: readonly EnvelopeId[];
  /** Whether there is something in it that this version does not know, although it knows the kind. */
  readonly hasMore: boolean;
}

/** As often as one content may come again, and a margin: each costs its receiver a look. */
const mostRepetitions = 16;

/** A text for its recipient, padded. */
export function encodeText(text: TextContent): Bytes {
  return encode({ body: { case: 'text', value: toWireText(text) } });
}

/** Says to the author of these messages that this PC has them durably; padded. */
export function encodeDeliveryReceipt(messages: readonly MessageId[]): Bytes {
  return encode({ body: { case: 'deliveryReceipt', value: { messageIds: messages.map(toWireId) } } });
}

/** Says to the author of these messages that the person has read them, up to this one; padded. */
export function encodeReadReceipt(upTo: MessageId): Bytes {
  return encode({ body: { case: 'readReceipt', value: { upTo: toWireId(upTo) } } });
}

/** What my own other devices are told about a text that I sent; padded. */
export function encodeSentTranscript(recipient: AccountId, text: TextContent): Bytes {
  return encode({
    body: { case: 'sentTranscript', value: { recipientAccount: recipient, text: toWireText(text) } },
  });
}

/** Says that an envelope cannot be sent again; padded. */
export function encodeUnavailable(envelope: EnvelopeId): Bytes {
  return encode({ body: { case: 'unavailable', value: { envelopeId: toWireId(envelope) } } });
}

/** The same content, marked as what was in one more envelope that could not be opened. @throws AppError as `decodeContent`. */
export function markResent(content: Uint8Array, envelope: EnvelopeId): Bytes {
  const marked = parse(unpad(content));
  marked.resentFor.push(toWireId(envelope));
  return pad(toBinary(ContentSchema, marked));
}

/** What padded plaintext means. @throws AppError `undecryptable` for bytes that no version of Narae makes. */
export function decodeContent(plaintext: Uint8Array): DecodedContent {
  const content = parse(unpad(plaintext));
  const hasMore = hasUnknownFields(content);
  const body = decodeBody(content);
  return {
    body: hasMore && hasText(body) ? { ...body, text: { ...body.text, whole: ownBytes(plaintext) } } : body,
    hasMore,
    resentFor: content.resentFor.slice(0, mostRepetitions).map((bytes) => envelopeId(fromWireId(bytes))),
  };
}

/** Whether it is written as a message, with which what is unknown of it is kept. */
function hasText(body: ContentBody): body is Extract<ContentBody, { readonly text: TextContent }> {
  return body.kind === 'text' || body.kind === 'sent-transcript';
}

/** Whether content that has been applied is to be kept for a newer version besides: with nothing else it could be found. */
export function leavesMore({ body, hasMore }: DecodedContent): boolean {
  return hasMore && !hasText(body);
}

function hasUnknownFields(message: object): boolean {
  const { $unknown: unknown } = message as { readonly $unknown?: readonly unknown[] };
  if (unknown !== undefined && unknown.length > 0) return true;
  return Object.values<unknown>(message as Readonly<Record<string, unknown>>).some(
    (field) => typeof field === 'object' && field !== null && !isList(field) && hasUnknownFields(field),
  );
}

/** Lists hold ids: no message of this version has others in a list. */
function isList(field: object): boolean {
  return Array.isArray(field) || ArrayBuffer.isView(field);
}

function decodeBody({ body }: Content): ContentBody {
  switch (body.case) {
    case 'text':
      return { kind: 'text', text: fromWireText(body.value) };
    case 'deliveryReceipt':
      return {
        kind: 'delivery-receipt',
        messages: body.value.messageIds.map((id) => messageId(fromWireId(id))),
      };
    case 'readReceipt':
      return { kind: 'read-receipt', upTo: messageId(fromWireId(body.value.upTo)) };
    case 'sentTranscript': {
      const { recipientAccount, text } = body.value;
      if (text === undefined || !uuidPattern.test(recipientAccount)) throw new AppError('undecryptable');
      return {
        kind: 'sent-transcript',
        recipient: recipientAccount as AccountId,
        text: fromWireText(text),
      };
    }
    case 'unavailable':
      return { kind: 'unavailable', envelope: envelopeId(fromWireId(body.value.envelopeId)) };
    case 'messageAction': {
      const action = fromWireAction(body.value);
      return action === null ? { kind: 'unknown' } : { kind: 'message-action', action };
    }
    case 'sentAction': {
      const { recipientAccount } = body.value;
      const action = fromWireAction(body.value.action);
      if (action === null || !uuidPattern.test(recipientAccount)) return { kind: 'unknown' };
      return { kind: 'sent-action', recipient: recipientAccount as AccountId, action };
    }
    case 'groupMessageAction': {
      const action = fromWireAction(body.value.action);
      return action === null ? { kind: 'unknown' } : decodeGroupAction(body.value, action);
    }
    case 'groupText':
    case 'groupChanges':
    case 'groupRequest':
    case 'senderKey':
    case 'groupReadReceipt':
    case 'groupReadTally':
      return decodeGroupBody(body);
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
