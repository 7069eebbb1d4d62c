import { messageId, type ConversationId, type MessageId } from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';

/**
 * Messages that the person has to be told of. A mark is written in the commit that receives the message and goes when the
 * message has been read, so that no crash makes Narae forget to tell of one. Nothing outside the window tells of them so far.
 */
export class NotificationRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Marks a message that has just been added. */
  mark(conversation: ConversationId, message: MessageId, arrival: number): void {
    this.#database
      .prepare('INSERT INTO notification_marks (arrival, conversation, message) VALUES (?, ?, ?)')
      .run(arrival, conversation, Buffer.from(message, 'hex'));
  }

  /** Everything up to and including this arrival has been read. */
  clear(conversation: ConversationId, upTo: number): void {
    this.#database
      .prepare('DELETE FROM notification_marks WHERE conversation = ? AND arrival <= ?')
      .run(conversation, upTo);
  }

  /** What is marked, oldest first. */
  pending(limit: number): readonly MessageId[] {
    const rows = this.#database
      .prepare('SELECT message FROM notification_marks ORDER BY arrival LIMIT ?')
      .pluck()
      .all(limit) as Uint8Array[];
    return rows.map((id) => messageId(Buffer.from(id).toString('hex')));
  }
}
