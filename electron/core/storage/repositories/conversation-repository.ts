import { randomBytes } from 'node:crypto';
import { AppError } from '#shared/errors/app-error.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import type { Conversation, ConversationPreview } from '#shared/model/conversation.ts';
import {
  conversationId,
  personId,
  type AccountId,
  type ConversationId,
  type PersonId,
} from '#shared/model/ids.ts';
import type { MessageState } from '#shared/model/message.ts';
import type { Person } from '#shared/model/person.ts';
import type { PeerTrust } from '#shared/model/trust.ts';
import type { Database } from '#sqlite/database.ts';

interface ConversationRow {
  readonly conversation: string;
  readonly peer: string;
  readonly content: string;
  readonly account: string | null;
  readonly time: number;
  readonly preview_text: string | null;
  readonly preview_mine: number;
  readonly preview_state: string;
  readonly unread: number;
  readonly draft: string;
  readonly trust: string;
}

/** The peer of a direct conversation: whom it is with, and whether they can be reached. */
export interface ConversationPeer {
  readonly person: PersonId;
  readonly account: AccountId | null;
}

/** What a conversation knows of its peer's identity; no account before the first key. */
export interface PeerKey {
  readonly account: AccountId | null;
  /** Null before the first key, and after the account has changed until its key has been met. */
  readonly key: Bytes | null;
  readonly trust: PeerTrust;
}

const selection = `SELECT c.*, p.content, p.account FROM conversations c JOIN people p ON p.person = c.peer`;
/** Characters of a preview: more than a row of the list can show. */
const previewLength = 120;

/** Conversations, each with what its row of the list shows, so that the list never looks at messages. */
export class ConversationRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @throws AppError `not-found`. */
  get(id: ConversationId): Conversation {
    const row = this.#database.prepare(`${selection} WHERE c.conversation = ?`).get(id) as
      ConversationRow | undefined;
    if (row === undefined) throw new AppError('not-found');
    return toConversation(row);
  }

  /** @throws AppError `not-found`. */
  peer(id: ConversationId): ConversationPeer {
    const row = this.#database
      .prepare(
        'SELECT c.peer, p.account FROM conversations c JOIN people p ON p.person = c.peer WHERE c.conversation = ?',
      )
      .get(id) as { peer: string; account: string | null } | undefined;
    if (row === undefined) throw new AppError('not-found');
    return { person: personId(row.peer), account: row.account as AccountId | null };
  }

  /** The direct conversation with a person; made when there is none. */
  direct(peer: PersonId, now: number): ConversationId {
    const known = this.#idByPeer(peer);
    if (known !== null) return known;
    const id = conversationId(`direct:${randomBytes(16).toString('hex')}`);
    this.#database
      .prepare('INSERT INTO conversations (conversation, peer, time) VALUES (?, ?, ?)')
      .run(id, peer, now);
    return id;
  }

  /** A page of the list, newest first, after the row of `before`. @throws AppError `not-found` for an unknown `before`. */
  page(before: ConversationId | null, limit: number): readonly Conversation[] {
    const order = 'ORDER BY c.time DESC, c.conversation DESC LIMIT ?';
    if (before === null) return this.#list(`${selection} ${order}`, limit);
    const time = this.#database
      .prepare('SELECT time FROM conversations WHERE conversation = ?')
      .pluck()
      .get(before);
    if (typeof time !== 'number') throw new AppError('not-found');
    return this.#list(`${selection} WHERE (c.time, c.conversation) < (?, ?) ${order}`, time, before, limit);
  }

  /** The row shows this message, and stands where `time` (UTC milliseconds) puts it. */
  setPreview(id: ConversationId, preview: ConversationPreview, time: number): void {
    const text = preview.text.slice(0, previewLength);
    this.#database
      .prepare(
        `UPDATE conversations SET preview_text = ?, preview_mine = ?, preview_state = ?, time = ? WHERE conversation = ?`,
      )
      .run(text, preview.mine ? 1 : 0, preview.state, time, id);
  }

  /** There is no message to be shown any more; the row stays where it is. */
  clearPreview(id: ConversationId): void {
    this.#database.prepare('UPDATE conversations SET preview_text = NULL WHERE conversation = ?').run(id);
  }

  addUnread(id: ConversationId, count: number): void {
    this.#database
      .prepare('UPDATE conversations SET unread = unread + ? WHERE conversation = ?')
      .run(count, id);
  }

  /** Moves the read mark forward, never back, and counts anew what came after it. Answers whether anything changed. */
  markRead(id: ConversationId, upTo: number): boolean {
    const moved = this.#database
      .prepare('UPDATE conversations SET read_up_to = @upTo WHERE conversation = @id AND read_up_to < @upTo')
      .run({ id, upTo });
    if (moved.changes === 0) return false;
    this.#database
      .prepare(
        `UPDATE conversations SET unread = (
           SELECT count(*) FROM messages WHERE conversation = @id AND arrival > @upTo AND author_account IS NOT NULL
             AND kind = 'text'
         ) WHERE conversation = @id`,
      )
      .run({ id, upTo });
    return true;
  }

  /** Counts the unread messages anew: for the rare case that one of them went. */
  recountUnread(id: ConversationId): void {
    this.#database
      .prepare(
        `UPDATE conversations SET unread = (
           SELECT count(*) FROM messages WHERE conversation = @id AND arrival > conversations.read_up_to
             AND author_account IS NOT NULL AND kind = 'text'
         ) WHERE conversation = @id`,
      )
      .run({ id });
  }

  /**
   * The account and the identity key that a conversation rests on, and what the person thinks of them.
   * @throws AppError `not-found`.
   */
  peerKey(id: ConversationId): PeerKey {
    const row = this.#database
      .prepare('SELECT peer_account, peer_key, trust FROM conversations WHERE conversation = ?')
      .get(id) as { peer_account: string | null; peer_key: Uint8Array | null; trust: string } | undefined;
    if (row === undefined) throw new AppError('not-found');
    return {
      account: row.peer_account as AccountId | null,
      key: row.peer_key === null ? null : ownBytes(row.peer_key),
      trust: row.trust as PeerTrust,
    };
  }

  setPeerKey(id: ConversationId, account: AccountId, key: Bytes | null, trust: PeerTrust): void {
    this.#database
      .prepare('UPDATE conversations SET peer_account = ?, peer_key = ?, trust = ? WHERE conversation = ?')
      .run(account, key, trust, id);
  }

  /** The direct conversation with a person; null when there is none. */
  withPerson(person: PersonId): ConversationId | null {
    return this.#idByPeer(person);
  }

  /** @throws AppError `not-found`. */
  saveDraft(id: ConversationId, text: string): void {
    const saved = this.#database
      .prepare('UPDATE conversations SET draft = ? WHERE conversation = ?')
      .run(text, id);
    if (saved.changes === 0) throw new AppError('not-found');
  }

  /** The stand-in of an account turned out to be a person: their conversations become one, with one author. */
  movePeer(standIn: PersonId, person: PersonId): void {
    this.#database
      .prepare('UPDATE messages SET author_person = ? WHERE author_person = ?')
      .run(person, standIn);
    const from = this.#idByPeer(standIn);
    if (from === null) return;
    const to = this.#idByPeer(person);
    if (to === null)
      this.#database.prepare('UPDATE conversations SET peer = ? WHERE conversation = ?').run(person, from);
    else this.#merge(from, to);
  }

  #merge(from: ConversationId, to: ConversationId): void {
    this.#database.prepare('UPDATE messages SET conversation = ? WHERE conversation = ?').run(to, from);
    this.#database
      .prepare('UPDATE notification_marks SET conversation = ? WHERE conversation = ?')
      .run(to, from);
    // One queue from now on: the order of writing stays the order of sending.
    this.#database.prepare('UPDATE outbox SET queue = ? WHERE queue = ?').run(to, from);
    this.#database
      .prepare(
        `UPDATE conversations AS kept SET
           unread = kept.unread + gone.unread,
           draft = CASE kept.draft WHEN '' THEN gone.draft ELSE kept.draft END,
           peer_account = coalesce(kept.peer_account, gone.peer_account),
           peer_key = CASE WHEN kept.peer_account IS NULL THEN gone.peer_key ELSE kept.peer_key END,
           trust = CASE WHEN kept.peer_account IS NULL THEN gone.trust ELSE kept.trust END
         FROM conversations AS gone WHERE kept.conversation = @to AND gone.conversation = @from`,
      )
      .run({ from, to });
    this.#database.prepare('DELETE FROM conversations WHERE conversation = ?').run(from);
  }

  #idByPeer(peer: PersonId): ConversationId | null {
    const id = this.#database
      .prepare('SELECT conversation FROM conversations WHERE peer = ?')
      .pluck()
      .get(peer);
    return typeof id === 'string' ? conversationId(id) : null;
  }

  #list(sql: string, ...parameters: readonly (string | number)[]): readonly Conversation[] {
    return (this.#database.prepare(sql).all(...parameters) as ConversationRow[]).map(toConversation);
  }
}

function toConversation(row: ConversationRow): Conversation {
  const preview =
    row.preview_text === null
      ? null
      : { text: row.preview_text, mine: row.preview_mine === 1, state: row.preview_state as MessageState };
  return {
    id: conversationId(row.conversation),
    kind: 'direct',
    peer: JSON.parse(row.content) as Person,
    reachable: row.account !== null,
    trust: row.trust as PeerTrust,
    preview,
    time: row.time,
    unread: row.unread,
    draft: row.draft,
  };
}
