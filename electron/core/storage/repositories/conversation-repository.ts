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
  type PersonId,
} from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import type { Timed } from '#shared/model/shown-time.ts';
import type { PeerTrust } from '#shared/model/trust.ts';
import type { Database } from '#sqlite/database.ts';
import { isGonePerson } from './gone-person.ts';
import { toConversation, type ConversationRow } from './conversation-row.ts';

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

/** CROSS: the list must never begin with the people, however few they were when SQLite last counted. */
const selection = `SELECT c.*, p.content, p.account, ${isGonePerson} AS gone FROM conversations c CROSS JOIN people p ON p.person = c.peer`;
/** Something was ever written, received or decided in it; otherwise it was opened, by a link perhaps, and left. */
const isBegun = `(c.preview_text IS NOT NULL OR c.draft <> '' OR c.unread > 0 OR c.favourite = 1 OR c.muted = 1 OR c.peer_account IS NOT NULL)`;
/** Characters of a preview: more than a row of the list can show. */
const previewLength = 120;

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
      const conversation = toConversation(row);
      if (isFound(conversation.peer, words) && conversations.push(conversation) >= limit) break;
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
      .prepare('SELECT peer FROM conversations ORDER BY favourite DESC, time DESC, conversation DESC LIMIT ?')
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

  /**
   * The stand-in of an account turned out to be a person: their conversations become one, with one author. What the
   * conversation rests on stays as it was, unless it rested on nothing. Null when nothing was written with the stand-in.
   */
  movePeer(standIn: PersonId, person: PersonId): MovedConversation | null {
    const from = this.#idByPeer(standIn);
    if (from === null) return null;
    this.#database
      .prepare('UPDATE messages SET author_person = ? WHERE conversation = ? AND author_person = ?')
      .run(person, from, standIn);
    const to = this.#idByPeer(person);
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
    this.recountUnread(to);
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
    return { id, peerKey: this.peerKey(id), hadLines: row.had_lines === 1, firstAt, isAmong };
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

/** Every word is found in what the directory says of a person, and one in their name. */
function isFound(
  { name, rank, position, departments, duty, extension }: Person,
  words: readonly QueryWord[],
): boolean {
  if (words.length === 0) return true;
  if (matchRanges(name, words).length === 0) return false;
  const all = [name, rank, position ?? '', ...departments, duty, extension];
  return words.every((word) => all.some((text) => matchRanges(text, [word]).length > 0));
}
