import type { ConversationId, PersonId } from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';
import type { PeerKey } from './peer-key.ts';

/** What the stand-in's conversation was before it went into that with its person. */
export interface MergedConversation {
  readonly id: ConversationId;
  /** What it rested on. */
  readonly peerKey: PeerKey;
  /** Whether its peer's identity had changed in it. */
  readonly hadLines: boolean;
  /** UTC milliseconds of its first message; null without one. */
  readonly firstAt: number | null;
  /** Whether its first message stands above something that was in the other conversation already. */
  readonly isAmong: boolean;
  /** Whether the conversation with the person had rested on nothing, and now rests on what this one rested on. */
  readonly isTakenOver: boolean;
}

/** The conversation with a person who was a stand-in before. */
export interface MovedConversation {
  readonly conversation: ConversationId;
  /** Null where there was no other conversation with the person. */
  readonly merged: MergedConversation | null;
}

/** What merging needs of conversations besides. */
interface MergedThere {
  withPerson(person: PersonId): ConversationId | null;
  recountUnread(id: ConversationId): void;
  peerKey(id: ConversationId): PeerKey;
}

/** Conversations with a stand-in, when the directory has said who that is. */
export class ConversationMerging {
  readonly #database: Database;
  readonly #conversations: MergedThere;

  constructor(database: Database, conversations: MergedThere) {
    this.#database = database;
    this.#conversations = conversations;
  }

  /**
   * The stand-in of an account turned out to be a person: their conversations become one, with one author. What the
   * conversation rests on stays as it was, unless it rested on nothing. Null when nothing was written with the stand-in.
   */
  movePeer(standIn: PersonId, person: PersonId): MovedConversation | null {
    const from = this.#conversations.withPerson(standIn);
    if (from === null) return null;
    this.#database
      .prepare('UPDATE messages SET author_person = ? WHERE conversation = ? AND author_person = ?')
      .run(person, from, standIn);
    const to = this.#conversations.withPerson(person);
    if (to !== null) return { conversation: to, merged: this.#merge(from, to) };
    this.#database.prepare('UPDATE conversations SET peer = ? WHERE conversation = ?').run(person, from);
    return { conversation: from, merged: null };
  }

  #merge(from: ConversationId, to: ConversationId): MergedConversation {
    const before = this.#toBeMerged(from, to);
    this.#moveReadMark(from, to);
    this.#database.prepare('UPDATE messages SET conversation = ? WHERE conversation = ?').run(to, from);
    this.#database
      .prepare('UPDATE notification_marks SET conversation = ? WHERE conversation = ?')
      .run(to, from);
    // One queue from now on: the order of writing stays the order of sending.
    this.#database.prepare('UPDATE outbox SET queue = ? WHERE queue = ?').run(to, from);
    this.#database
      .prepare(
        `UPDATE conversations AS kept SET
           favourite = max(kept.favourite, gone.favourite),
           muted = max(kept.muted, gone.muted),
           read_owed = max(kept.read_owed, gone.read_owed),
           draft = CASE kept.draft WHEN '' THEN gone.draft ELSE kept.draft END
         FROM conversations AS gone WHERE kept.conversation = @to AND gone.conversation = @from`,
      )
      .run({ from, to });
    const takenOver = this.#database
      .prepare(
        `UPDATE conversations AS kept SET peer_account = gone.peer_account, peer_key = gone.peer_key, trust = gone.trust
         FROM conversations AS gone WHERE kept.conversation = @to AND gone.conversation = @from
           AND kept.peer_account IS NULL AND kept.trust = 'unknown'`,
      )
      .run({ from, to });
    this.#database.prepare('DELETE FROM conversations WHERE conversation = ?').run(from);
    this.#conversations.recountUnread(to);
    return { ...before, isTakenOver: takenOver.changes === 1 };
  }

  #toBeMerged(id: ConversationId, into: ConversationId): Omit<MergedConversation, 'isTakenOver'> {
    const row = this.#database
      .prepare(
        `SELECT min(time) AS first_at, max(kind = 'identity-changed') AS had_lines,
           (SELECT max(time) FROM messages WHERE conversation = @into) AS last_at
         FROM messages WHERE conversation = @id`,
      )
      .get({ id, into }) as { first_at: number | null; had_lines: number | null; last_at: number | null };
    const { first_at: firstAt, last_at: lastAt } = row;
    const isAmong = firstAt !== null && lastAt !== null && firstAt <= lastAt;
    return { id, peerKey: this.#conversations.peerKey(id), hadLines: row.had_lines === 1, firstAt, isAmong };
  }

  /** As far as nothing in either conversation is unread: rather too much shows as unread than too little. */
  #moveReadMark(from: ConversationId, to: ConversationId): void {
    this.#database
      .prepare(
        `UPDATE conversations SET read_up_to = coalesce(
           (SELECT min(m.arrival) - 1 FROM conversations c CROSS JOIN messages m ON m.conversation = c.conversation
            WHERE c.conversation IN (@from, @to) AND m.arrival > c.read_up_to
              AND m.author_account IS NOT NULL AND m.kind = 'text'),
           (SELECT max(read_up_to) FROM conversations WHERE conversation IN (@from, @to))
         ) WHERE conversation = @to`,
      )
      .run({ from, to });
  }
}
