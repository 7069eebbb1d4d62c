import { hash } from 'node:crypto';
import {
  accountId,
  changeId,
  messageId,
  type AccountId,
  type ChangeId,
  type ConversationId,
  type DeviceId,
  type GroupId,
  type MessageId,
} from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';

/** A place in the order of a conversation. */
export interface ReadPlace {
  readonly time: number;
  readonly device: number;
  readonly wireId: MessageId;
}

/** A message of a room, as far as it matters who has read it. */
export interface CountedMessage extends ReadPlace {
  readonly id: MessageId;
  /** Null for one's own. */
  readonly author: AccountId | null;
  readonly conversation: ConversationId;
  readonly audience: string;
  /** How many had read it, as its author has told in a large room; null where nothing was told. */
  readonly tally: number | null;
}

/** The message up to which a member has read. */
export interface ReadMark {
  readonly account: AccountId;
  readonly place: ReadPlace;
}

/** For whom messages were: those who were in the room after the changes that their author knew. */
export interface Audience {
  readonly room: GroupId;
  readonly heads: readonly ChangeId[];
  /** Null as long as it has not been found out. */
  readonly members: readonly AccountId[] | null;
}

/** A message that somebody else has written, for who tells them that it was read. */
export interface ReadMessage {
  readonly id: MessageId;
  readonly wireId: MessageId;
  readonly author: AccountId;
}

interface MessageRow {
  readonly message: Uint8Array;
  readonly author_account: string | null;
  readonly conversation: string;
  readonly time: number;
  readonly author_device: number;
  readonly wire_id: Uint8Array;
  readonly audience: Uint8Array;
  readonly read_tally: number | null;
}

interface MarkRow {
  readonly account: string;
  readonly message: Uint8Array;
  readonly state: string;
  readonly time: number;
  readonly author_device: number;
  readonly wire_id: Uint8Array;
}

/** Own messages in these states have no place that is the same for everybody. */
const provisional = new Set(['sending', 'failed']);

/** How far the members of rooms have read, and for whom messages were. */
export class RoomReadRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The author of a message knew these changes of its room, and no others that came after them. */
  setAudience(message: MessageId, room: GroupId, heads: readonly ChangeId[]): void {
    const sorted = JSON.stringify(heads.toSorted());
    const id = Buffer.from(hash('sha256', `${room}/${sorted}`).slice(0, 32), 'hex');
    this.#database
      .prepare('INSERT OR IGNORE INTO room_audiences (audience, room, heads) VALUES (?, ?, ?)')
      .run(id, room, sorted);
    this.#database.prepare('UPDATE messages SET audience = ? WHERE message = ?').run(id, toBlob(message));
  }

  audience(id: string): Audience | null {
    const row = this.#database
      .prepare('SELECT room, heads, members FROM room_audiences WHERE audience = unhex(?)')
      .get(id) as { room: string; heads: string; members: string | null } | undefined;
    if (row === undefined) return null;
    return {
      room: row.room as GroupId,
      heads: (JSON.parse(row.heads) as string[]).map(changeId),
      members: row.members === null ? null : (JSON.parse(row.members) as string[]).map(accountId),
    };
  }

  /** It has been found out who they are. */
  saveMembers(audience: string, members: readonly AccountId[]): void {
    this.#database
      .prepare('UPDATE room_audiences SET members = ? WHERE audience = unhex(?)')
      .run(JSON.stringify(members), audience);
  }

  /** Those of the messages whose audience is known, in no order. */
  counted(ids: Iterable<MessageId>): readonly CountedMessage[] {
    const rows = this.#database
      .prepare(
        // CROSS: see `InboxRepository.seen`.
        `SELECT m.message, m.author_account, m.conversation, m.time, m.author_device, m.wire_id, m.audience, m.read_tally
         FROM json_each(?) e CROSS JOIN messages m ON m.message = unhex(e.value) WHERE m.audience IS NOT NULL`,
      )
      .all(JSON.stringify([...ids])) as MessageRow[];
    return rows.map((row) => ({
      ...toPlace(row),
      id: toMessageId(row.message),
      author: row.author_account === null ? null : accountId(row.author_account),
      conversation: row.conversation as ConversationId,
      audience: Buffer.from(row.audience).toString('hex'),
      tally: row.read_tally,
    }));
  }

  /**
   * A member has read up to a message that is here. Kept besides what they had read before only as long as it cannot be said
   * which of them comes later.
   */
  mark(room: GroupId, account: AccountId, message: MessageId): void {
    this.#database
      .prepare('INSERT OR IGNORE INTO room_reads (room, account, message) VALUES (?, ?, ?)')
      .run(room, account, toBlob(message));
    const rows = this.#marksOf(room, account);
    const fixed = rows.filter(({ state }) => !provisional.has(state));
    const last = fixed.toSorted((one, other) => comparePlaces(toPlace(one), toPlace(other))).at(-1);
    const forget = this.#database.prepare(
      'DELETE FROM room_reads WHERE room = ? AND account = ? AND message = ?',
    );
    for (const row of fixed) if (row !== last) forget.run(room, account, row.message);
  }

  /** How far all who have read something have read. */
  marks(room: GroupId): readonly ReadMark[] {
    return this.#marksOf(room, null).map((row) => ({
      account: accountId(row.account),
      place: toPlace(row),
    }));
  }

  /** The author of a message in a large room has told how many have read it; never fewer than before. */
  setTally(message: MessageId, count: number): boolean {
    const changed = this.#database
      .prepare(
        'UPDATE messages SET read_tally = @count WHERE message = @message AND coalesce(read_tally, 0) < @count',
      )
      .run({ count, message: toBlob(message) });
    return changed.changes === 1;
  }

  /** The last own messages of a device that have gone out, each with how many had read it when that was told last. */
  ownLast(conversation: ConversationId, device: DeviceId, limit: number): ReadonlyMap<MessageId, number> {
    const rows = this.#database
      .prepare(
        `SELECT m.message, m.read_tally FROM messages m
         WHERE m.conversation = ? AND m.author_account IS NULL AND m.author_device = ? AND m.audience IS NOT NULL
           AND m.state = 'sent'
         ORDER BY m.time DESC, m.author_device DESC, m.wire_id DESC LIMIT ?`,
      )
      .all(conversation, device, limit) as Pick<MessageRow, 'message' | 'read_tally'>[];
    return new Map(rows.map(({ message, read_tally }) => [toMessageId(message), read_tally ?? 0]));
  }

  /** The last message of somebody else that the person has had before their eyes; null without one. */
  lastRead(conversation: ConversationId): ReadMessage | null {
    return this.lastReadOfEach(conversation, 1)[0] ?? null;
  }

  /** The last one of each author, among the last `limit` of somebody else that the person has had before their eyes. */
  lastReadOfEach(conversation: ConversationId, limit: number): readonly ReadMessage[] {
    const rows = this.#database
      .prepare(
        `SELECT m.message, m.wire_id, m.author_account FROM conversations c CROSS JOIN messages m ON m.conversation = c.conversation
         WHERE c.conversation = ? AND m.arrival <= c.read_up_to
           AND m.author_account IS NOT NULL AND m.state = 'received' AND m.kind = 'text'
         ORDER BY m.time DESC, m.author_device DESC, m.wire_id DESC LIMIT ?`,
      )
      .all(conversation, limit) as Pick<MessageRow, 'message' | 'wire_id' | 'author_account'>[];
    const last = new Map<string, ReadMessage>();
    for (const { message, wire_id, author_account } of rows)
      if (author_account !== null && !last.has(author_account))
        last.set(author_account, {
          id: toMessageId(message),
          wireId: toMessageId(wire_id),
          author: accountId(author_account),
        });
    return [...last.values()];
  }

  /** An author of a large room is being told; answers whether they had not been told so yet. */
  tell(room: GroupId, author: AccountId, message: MessageId): boolean {
    const told = this.#database
      .prepare(
        `INSERT INTO room_reads_told (room, author, message) VALUES (?, ?, ?)
         ON CONFLICT (room, author) DO UPDATE SET message = excluded.message WHERE message <> excluded.message`,
      )
      .run(room, author, toBlob(message));
    return told.changes === 1;
  }

  #marksOf(room: GroupId, account: AccountId | null): readonly MarkRow[] {
    const whose = account === null ? '' : 'AND r.account = ?';
    return this.#database
      .prepare(
        // CROSS: the marks of a room, a few for each member, each with its message.
        `SELECT r.account, r.message, m.state, m.time, m.author_device, m.wire_id
         FROM room_reads r CROSS JOIN messages m ON m.message = r.message WHERE r.room = ? ${whose}`,
      )
      .all(...(account === null ? [room] : [room, account])) as MarkRow[];
  }
}

/** Negative when `one` stands before `other`: the same order on every device. */
export function comparePlaces(one: ReadPlace, other: ReadPlace): number {
  return (
    one.time - other.time ||
    one.device - other.device ||
    Number(one.wireId > other.wireId) - Number(one.wireId < other.wireId)
  );
}

function toPlace(row: Pick<MarkRow, 'time' | 'author_device' | 'wire_id'>): ReadPlace {
  return { time: row.time, device: row.author_device, wireId: toMessageId(row.wire_id) };
}

function toMessageId(blob: Uint8Array): MessageId {
  return messageId(Buffer.from(blob).toString('hex'));
}

function toBlob(id: MessageId): Buffer {
  return Buffer.from(id, 'hex');
}
