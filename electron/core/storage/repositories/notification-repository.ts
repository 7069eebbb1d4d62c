import { messageId, type ConversationId, type MessageId } from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';

/** Marked messages of one conversation. */
export interface MarkedConversation {
  readonly conversation: ConversationId;
  readonly count: number;
  readonly newest: MessageId;
}

/**
 * Messages that the person has to be told of. A mark is written in the commit that receives the message and goes when the
 * message has been read, so that no crash makes Narae forget to tell of one.
 */
export class NotificationRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Marks messages that have just been added, by their arrivals. Those that are gone again are left out. A mark that a
   * salvage has left behind gives way.
   */
  mark(arrivals: readonly number[]): void {
    if (arrivals.length === 0) return;
    this.#database
      .prepare(
        // CROSS: see `InboxRepository.seen`.
        `INSERT OR REPLACE INTO notification_marks (arrival, conversation)
         SELECT m.arrival, m.conversation FROM json_each(?) e CROSS JOIN messages m ON m.arrival = e.value`,
      )
      .run(JSON.stringify(arrivals));
  }

  /** Everything up to and including this arrival has been read. */
  clear(conversation: ConversationId, upTo: number): void {
    this.#database
      .prepare('DELETE FROM notification_marks WHERE conversation = ? AND arrival <= ?')
      .run(conversation, upTo);
  }

  /**
   * What is marked in conversations that are not muted, by conversation, the latest first; of muted ones, where `mentions` are
   * wanted all the same, what names the own account. Only in rooms: where two talk, an @ says nothing, and would undo the mute.
   */
  byConversation(limit: number, { mentions }: { readonly mentions: boolean }): readonly MarkedConversation[] {
    const rows = this.#database
      .prepare(
        `SELECT n.conversation, count(*) AS count, max(n.arrival), m.message AS newest
         FROM notification_marks n
           CROSS JOIN conversations c ON c.conversation = n.conversation
           CROSS JOIN messages m ON m.arrival = n.arrival
         WHERE c.muted = 0 OR (@mentions = 1 AND m.mentions_me = 1 AND c.room IS NOT NULL)
         GROUP BY n.conversation ORDER BY max(n.arrival) DESC LIMIT @limit`,
      )
      .all({ limit, mentions: mentions ? 1 : 0 }) as {
      conversation: string;
      count: number;
      newest: Uint8Array;
    }[];
    return rows.map(({ conversation, count, newest }) => ({
      conversation: conversation as ConversationId,
      count,
      newest: messageId(Buffer.from(newest).toString('hex')),
    }));
  }

  /** What is marked and not to be told of is told of by the list alone, also later. `mentions`: see `byConversation`. */
  dropUnwanted({ mentions }: { readonly mentions: boolean }): void {
    this.#database
      .prepare(
        `DELETE FROM notification_marks WHERE arrival IN (
           SELECT n.arrival FROM notification_marks n
             CROSS JOIN conversations c ON c.conversation = n.conversation AND c.muted = 1
             CROSS JOIN messages m ON m.arrival = n.arrival
           WHERE NOT (@mentions = 1 AND m.mentions_me = 1 AND c.room IS NOT NULL)
         )`,
      )
      .run({ mentions: mentions ? 1 : 0 });
  }

  /** Everything up to and including this arrival has been told, in whatever conversation. */
  forget(upTo: number): void {
    this.#database.prepare('DELETE FROM notification_marks WHERE arrival <= ?').run(upTo);
  }

  /** What is marked, oldest first. */
  pending(limit: number): readonly MessageId[] {
    const rows = this.#database
      .prepare(
        `SELECT m.message FROM notification_marks n CROSS JOIN messages m ON m.arrival = n.arrival
         ORDER BY n.arrival LIMIT ?`,
      )
      .pluck()
      .all(limit) as Uint8Array[];
    return rows.map((id) => messageId(Buffer.from(id).toString('hex')));
  }
}
