import type { Bytes } from '#shared/model/bytes.ts';
import {
  conversationId,
  messageId,
  type AccountId,
  type ConversationId,
  type MessageId,
} from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';
import { wasWrittenTo } from './written-to.ts';

/** The message up to which somebody has read, by its place in the conversation. */
interface Mark {
  readonly arrival: number;
  readonly conversation: string;
  readonly time: number;
  readonly device: number;
  readonly id: Uint8Array;
}

/** How far the person has read where the peer has not been told so yet, and how far peers have read. */
export class ReadMarkRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The peer is to be told how far the person has read. */
  owe(conversation: ConversationId): void {
    this.#setOwed(conversation, 1);
  }

  /** Conversations whose peer is to be told. */
  owed(): readonly ConversationId[] {
    const ids = this.#database
      .prepare('SELECT conversation FROM conversations WHERE read_owed = 1')
      .pluck()
      .all() as string[];
    return ids.map((id) => conversationId(id));
  }

  /**
   * The peer is being told: answers up to which of their messages, by the order of the conversation, the person has read.
   * Null where there is nothing to tell.
   */
  pay(conversation: ConversationId): MessageId | null {
    if (this.#setOwed(conversation, 0) === 0) return null;
    const id = this.#database
      .prepare(
        `SELECT m.wire_id FROM conversations c CROSS JOIN messages m ON m.conversation = c.conversation
         WHERE c.conversation = ? AND m.arrival <= c.read_up_to
           AND m.author_account IS NOT NULL AND m.state = 'received' AND m.kind = 'text'
         ORDER BY m.time DESC, m.author_device DESC, m.wire_id DESC LIMIT 1`,
      )
      .pluck()
      .get(conversation) as Uint8Array | undefined;
    return id === undefined ? null : toMessageId(id);
  }

  /**
   * The person of this account has read own messages: the one that is named, which was written to it, and those before it in
   * the conversation that a device of theirs has. `key` as in `MessageRepository.markDelivered`. Answers those whose state that
   * changed.
   */
  apply(upTo: MessageId, reader: AccountId, key: Bytes | null): readonly MessageId[] {
    const mark = this.#database
      .prepare(
        `SELECT m.arrival, m.conversation, m.time, m.author_device AS device, m.wire_id AS id FROM messages m
           CROSS JOIN conversations c ON c.conversation = m.conversation
         WHERE m.message = @upTo AND m.author_account IS NULL AND ${wasWrittenTo}`,
      )
      .get({ upTo: Buffer.from(upTo, 'hex'), account: reader, key }) as Mark | undefined;
    if (mark === undefined) return [];
    const before = this.#database
      .prepare(
        `SELECT m.arrival FROM messages m INDEXED BY messages_delivered
         WHERE m.conversation = @conversation AND m.time <= @time AND m.author_account IS NULL
           AND m.state = 'delivered' AND (m.time, m.author_device, m.wire_id) < (@time, @device, @id)`,
      )
      .pluck()
      .all({
        conversation: mark.conversation,
        time: mark.time,
        device: mark.device,
        id: mark.id,
      }) as number[];
    const read = this.#database
      .prepare(
        `UPDATE messages SET state = 'read', failure = NULL WHERE arrival = ?
           AND state IN ('sending', 'sent', 'delivered', 'failed') RETURNING message`,
      )
      .pluck();
    return [...before, mark.arrival].flatMap((arrival) =>
      (read.all(arrival) as Uint8Array[]).map(toMessageId),
    );
  }

  #setOwed(conversation: ConversationId, owed: 0 | 1): number {
    return this.#database
      .prepare(
        'UPDATE conversations SET read_owed = @owed WHERE conversation = @conversation AND read_owed <> @owed',
      )
      .run({ owed, conversation }).changes;
  }
}

function toMessageId(blob: Uint8Array): MessageId {
  return messageId(Buffer.from(blob).toString('hex'));
}
