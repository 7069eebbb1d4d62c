import { randomBytes } from 'node:crypto';
import { AppError } from '#shared/errors/app-error.ts';
import { matchRanges } from '#shared/hangul/match-ranges.ts';
import type { QueryWord } from '#shared/hangul/query-words.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import type { Conversation, ConversationPlace, ConversationPreview } from '#shared/model/conversation.ts';
import {
  conversationId,
  personId,
  type AccountId,
  type ConversationId,
  type GroupId,
  type PersonId,
} from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import type { Timed } from '#shared/model/shown-time.ts';
import type { PeerTrust } from '#shared/model/trust.ts';
import type { Database } from '#sqlite/database.ts';
import { isGonePerson } from './gone-person.ts';
import { ConversationMerging, type MovedConversation } from './conversation-merging.ts';
import { toConversation, type ConversationRow } from './conversation-row.ts';
import type { PeerKey } from './peer-key.ts';
import { ShownMembers } from './shown-members.ts';

/** The peer of a direct conversation: whom it is with, and whether they can be reached. */
export interface ConversationPeer {
  readonly person: PersonId;
  readonly account: AccountId | null;
}

/** Something unread names the own account; see `messages_mentioning_me`. */
const isMentioned = `(c.unread > 0 AND EXISTS (
    SELECT 1 FROM messages m WHERE m.conversation = c.conversation AND m.mentions_me = 1 AND m.arrival > c.read_up_to))`;
/** LEFT: the list never begins with the people, however few they were when SQLite last counted. */
const selection = `SELECT c.*, p.content, p.account, ${isGonePerson} AS gone,
    ${isMentioned} AS mentioned,
    r.name, r.write_by, r.invite_by, r.member_count
  FROM conversations c LEFT JOIN people p ON p.person = c.peer LEFT JOIN rooms r ON r.room = c.room`;
/** Something was ever written, received or decided in it; otherwise it was opened, by a link perhaps, and left. */
const isBegun = `(c.preview_text IS NOT NULL OR c.draft <> '' OR c.unread > 0 OR c.favourite = 1 OR c.muted = 1 OR c.peer_account IS NOT NULL OR c.room IS NOT NULL)`;
/** Characters of a preview: more than a row of the list can show. */
const previewLength = 120;

/** Conversations, each with what its row of the list shows, so that the list never looks at messages. */
export class ConversationRepository {
  readonly #database: Database;
  readonly #members: ShownMembers;
  readonly #merging: ConversationMerging;

  constructor(database: Database) {
    this.#database = database;
    this.#members = new ShownMembers(database);
    this.#merging = new ConversationMerging(database, this);
  }

  /** @throws AppError `not-found`. */
  get(id: ConversationId): Conversation {
    const row = this.#database.prepare(`${selection} WHERE c.conversation = ?`).get(id) as
      ConversationRow | undefined;
    if (row === undefined) throw new AppError('not-found');
    return this.#toConversation(row);
  }

  /** The room of a conversation; null for one with a person. @throws AppError `not-found`. */
  room(id: ConversationId): GroupId | null {
    const row = this.#database.prepare('SELECT room FROM conversations WHERE conversation = ?').get(id) as
      { room: string | null } | undefined;
    if (row === undefined) throw new AppError('not-found');
    return row.room as GroupId | null;
  }

  /** @throws AppError `not-found`, also for a room. */
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

  /**
   * A page of the list, favourites first, then the newest, below the place `before`; without those in which nothing has
   * happened yet, or only those with something unread.
   */
  page(
    before: ConversationPlace | null,
    limit: number,
    { unread }: { readonly unread: boolean } = { unread: false },
  ): readonly Conversation[] {
    const shown = unread ? 'c.unread > 0' : isBegun;
    const order = 'ORDER BY c.favourite DESC, c.time DESC, c.conversation DESC LIMIT ?';
    if (before === null) return this.#list(`${selection} WHERE ${shown} ${order}`, limit);
    const sql = `${selection} WHERE ${shown} AND (c.favourite, c.time, c.conversation) < (?, ?, ?) ${order}`;
    return this.#list(sql, before.favourite ? 1 : 0, before.time, before.id, limit);
  }

  /**
   * Conversations of the list with somebody in whom every word occurs in one of its forms, and one of them in the name;
   * newest first. Looks no further than it has to for `limit`.
   */
  find(words: readonly QueryWord[], limit: number): readonly Conversation[] {
    const rows = this.#database
      .prepare(`${selection} WHERE ${isBegun} ORDER BY c.favourite DESC, c.time DESC, c.conversation DESC`)
      .iterate() as IterableIterator<ConversationRow>;
    const conversations: Conversation[] = [];
    for (const row of rows) {
      const conversation = this.#toConversation(row);
      if (isFound(conversation, words) && conversations.push(conversation) >= limit) break;
    }
    return conversations;
  }

  /** The row shows this message and its time, and stands where that puts it. */
  setPreview(id: ConversationId, preview: ConversationPreview, { time, clockAt }: Timed): void {
    const text = preview.text.slice(0, previewLength);
    this.#database
      .prepare(
        `UPDATE conversations SET preview_text = ?, preview_mine = ?, preview_state = ?, time = ?, clock_at = ? WHERE conversation = ?`,
      )
      .run(text, preview.mine ? 1 : 0, preview.state, time, clockAt ?? null, id);
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

  /** Unread messages of all conversations that are not muted. */
  unreadTotal(): number {
    return this.#database
      .prepare('SELECT coalesce(sum(unread), 0) FROM conversations WHERE muted = 0 AND unread > 0')
      .pluck()
      .get() as number;
  }

  /** @throws AppError `not-found`. */
  setMuted(id: ConversationId, muted: boolean): void {
    const changed = this.#database
      .prepare('UPDATE conversations SET muted = ? WHERE conversation = ?')
      .run(muted ? 1 : 0, id);
    if (changed.changes === 0) throw new AppError('not-found');
  }

  /** The people of favourites, then those written with last. */
  nearest(limit: number): readonly PersonId[] {
    const peers = this.#database
      .prepare(
        'SELECT peer FROM conversations WHERE peer IS NOT NULL ORDER BY favourite DESC, time DESC, conversation DESC LIMIT ?',
      )
      .pluck()
      .all(limit) as string[];
    return peers.map(personId);
  }

  /** @throws AppError `not-found`. */
  setFavourite(id: ConversationId, favourite: boolean): void {
    const changed = this.#database
      .prepare('UPDATE conversations SET favourite = ? WHERE conversation = ?')
      .run(favourite ? 1 : 0, id);
    if (changed.changes === 0) throw new AppError('not-found');
  }

  /**
   * Moves the read mark forward, never back and never beyond what has arrived, and counts anew what came after it. Answers
   * whether anything changed.
   */
  markRead(id: ConversationId, seen: number): boolean {
    const last = this.#database.prepare('SELECT max(arrival) FROM messages').pluck().get() as number | null;
    const upTo = Math.min(seen, last ?? 0);
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

  /** The conversations that rest on an account, whatever the directory says of it by now. */
  restingOn(account: AccountId): readonly ConversationId[] {
    const ids = this.#database
      .prepare('SELECT conversation FROM conversations WHERE peer_account = ?')
      .pluck()
      .all(account) as string[];
    return ids.map((id) => conversationId(id));
  }

  /**
   * Whose account it was, where the directory gives it to nobody any more: what they have sent may come after they have left.
   * Null where no conversation rests on it.
   */
  formerPeer(
    account: AccountId,
  ): { readonly person: PersonId; readonly conversation: ConversationId } | null {
    const row = this.#database
      .prepare(
        // CROSS: a handful of conversations, found by the account.
        `SELECT c.conversation, c.peer FROM conversations c CROSS JOIN people p ON p.person = c.peer
         WHERE c.peer_account = ? AND p.account IS NULL ORDER BY c.time DESC, c.conversation DESC LIMIT 1`,
      )
      .get(account) as { conversation: string; peer: string } | undefined;
    if (row === undefined) return null;
    return { person: personId(row.peer), conversation: conversationId(row.conversation) };
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

  /** As `ConversationMerging.movePeer`. */
  movePeer(standIn: PersonId, person: PersonId): MovedConversation | null {
    return this.#merging.movePeer(standIn, person);
  }

  #idByPeer(peer: PersonId): ConversationId | null {
    const id = this.#database
      .prepare('SELECT conversation FROM conversations WHERE peer = ?')
      .pluck()
      .get(peer);
    return typeof id === 'string' ? conversationId(id) : null;
  }

  #list(sql: string, ...parameters: readonly (string | number)[]): readonly Conversation[] {
    return (this.#database.prepare(sql).all(...parameters) as ConversationRow[]).map((row) =>
      this.#toConversation(row),
    );
  }

  #toConversation(row: ConversationRow): Conversation {
    return toConversation(row, (room) => this.#members.of(room));
  }
}

/** Every word is found in what the directory says of a person, and one in their name; or in the names of a room. */
function isFound(conversation: Conversation, words: readonly QueryWord[]): boolean {
  if (words.length === 0) return true;
  if (conversation.kind === 'direct') return isPersonFound(conversation.peer, words);
  const names = [conversation.name, ...conversation.members.map(({ name }) => name)];
  return words.every((word) => names.some((name) => matchRanges(name, [word]).length > 0));
}

function isPersonFound(
  { name, rank, position, departments, duty, extension }: Person,
  words: readonly QueryWord[],
): boolean {
  if (matchRanges(name, words).length === 0) return false;
  const all = [name, rank, position ?? '', ...departments, duty, extension];
  return words.every((word) => all.some((text) => matchRanges(text, [word]).length > 0));
}
