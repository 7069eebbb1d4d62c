import {
  conversationId,
  messageId,
  type AccountId,
  type ConversationId,
  type MessageId,
} from '#shared/model/ids.ts';

/** What everybody who has a message knows of it. */
export interface WrittenMessage {
  readonly conversation: ConversationId;
  /** Null for me. */
  readonly author: AccountId | null;
  /** The id that its author has given it. */
  readonly wireId: MessageId;
  /** What it answers, by the id that this PC has for it. */
  readonly quote: MessageId | null;
}

/** The same as the database has it. */
export interface WrittenRow {
  readonly conversation: string;
  readonly author_account: string | null;
  readonly wire_id: Buffer;
  readonly quote: Buffer | null;
}

/** The message of a row. */
export function toWritten(row: WrittenRow): WrittenMessage {
  return {
    conversation: conversationId(row.conversation),
    author: row.author_account as AccountId | null,
    wireId: messageId(row.wire_id.toString('hex')),
    quote: row.quote === null ? null : messageId(row.quote.toString('hex')),
  };
}
