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

  /** Marks messages that have just been added, by their arrivals. Those that are gone again are left out. */
  mark(arrivals: readonly number[]): void {
    if (arrivals.length === 0) return;
    this.#database
      .prepare(
        `INSERT INTO notification_marks (arrival, conversation)
         SELECT m.arrival, m.conversation FROM json_each(?) e JOIN messages m ON m.arrival = e.value`,
      )
      .run(JSON.stringify(arrivals));
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
      .prepare(
        `SELECT m.message FROM notification_marks n JOIN messages m ON m.arrival = n.arrival
         ORDER BY n.arrival LIMIT ?`,
      )
      .pluck()
      .all(limit) as Uint8Array[];
    return rows.map((id) => messageId(Buffer.from(id).toString('hex')));
  }
}
