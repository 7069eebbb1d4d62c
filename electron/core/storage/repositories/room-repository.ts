import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import {
  type GroupCircle,
  type GroupMember,
  type GroupRole,
  type GroupState,
} from '#shared/model/group.ts';
import {
  accountId,
  changeId,
  conversationId,
  type AccountId,
  type ChangeId,
  type ConversationId,
  type GroupId,
} from '#shared/model/ids.ts';
import type { Database } from '#sqlite/database.ts';

/** A signed change of a room as it is kept. */
export interface StoredChange {
  readonly id: ChangeId;
  readonly room: GroupId;
  readonly author: AccountId;
  readonly change: Bytes;
  readonly signature: Bytes;
  readonly identityKey: Bytes;
  /** When the relay took what it came in, in UTC milliseconds. */
  readonly acceptedAt: number;
  /** Whether the key that signed it is known to be its author's. */
  readonly isVerified: boolean;
}

interface ChangeRow {
  readonly change: Uint8Array;
  readonly room: string;
  readonly author: string;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly identity: Uint8Array;
  readonly accepted_at: number;
  readonly is_verified: number;
}

/** Rooms: their changes as they were signed, and what these have come to. */
export class RoomRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Keeps a change; answers whether it was not there yet. */
  addChange(change: StoredChange): boolean {
    const added = this.#database
      .prepare(
        `INSERT OR IGNORE INTO room_changes (change, room, author, bytes, signature, identity, accepted_at, is_verified)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        toBlob(change.id),
        change.room,
        change.author,
        change.change,
        change.signature,
        change.identityKey,
        change.acceptedAt,
        change.isVerified ? 1 : 0,
      );
    return added.changes === 1;
  }

  hasChange(id: ChangeId): boolean {
    return (
      this.#database.prepare('SELECT 1 FROM room_changes WHERE change = ?').get(toBlob(id)) !== undefined
    );
  }

  /** All changes that are kept of a room, in the order of their ids. */
  changes(room: GroupId): readonly StoredChange[] {
    const rows = this.#database
      .prepare('SELECT * FROM room_changes WHERE room = ? ORDER BY change')
      .all(room) as ChangeRow[];
    return rows.map(toChange);
  }

  /** Changes whose author's key was not known when they came. */
  unverified(): readonly StoredChange[] {
    const rows = this.#database
      .prepare('SELECT * FROM room_changes WHERE is_verified = 0 ORDER BY change')
      .all() as ChangeRow[];
    return rows.map(toChange);
  }

  setVerified(id: ChangeId): void {
    this.#database.prepare('UPDATE room_changes SET is_verified = 1 WHERE change = ?').run(toBlob(id));
  }

  /** A change that nobody can show to be its author's any more. */
  dropChange(id: ChangeId): void {
    this.#database.prepare('DELETE FROM room_changes WHERE change = ?').run(toBlob(id));
  }

  /** What the changes of a room have come to. */
  save({ group, name, rules, members }: GroupState, heads: readonly ChangeId[]): void {
    this.#database
      .prepare(
        `INSERT INTO rooms (room, name, write_by, invite_by, heads) VALUES (@group, @name, @write, @invite, @heads)
         ON CONFLICT (room) DO UPDATE SET
           name = excluded.name, write_by = excluded.write_by, invite_by = excluded.invite_by, heads = excluded.heads`,
      )
      .run({ group, name, write: rules.write, invite: rules.invite, heads: JSON.stringify(heads) });
    this.#database.prepare('DELETE FROM room_members WHERE room = ?').run(group);
    const insert = this.#database.prepare(
      'INSERT INTO room_members (room, account, role, place) VALUES (?, ?, ?, ?)',
    );
    for (const [place, { account, role }] of members.entries()) insert.run(group, account, role, place);
  }

  /** Null for a room whose creation has not come. */
  find(room: GroupId): { readonly state: GroupState; readonly heads: readonly ChangeId[] } | null {
    const row = this.#database
      .prepare('SELECT name, write_by, invite_by, heads FROM rooms WHERE room = ?')
      .get(room) as { name: string; write_by: string; invite_by: string; heads: string } | undefined;
    if (row === undefined) return null;
    const rules = { write: row.write_by as GroupCircle, invite: row.invite_by as GroupCircle };
    return {
      state: { group: room, name: row.name, rules, members: this.members(room) },
      heads: (JSON.parse(row.heads) as string[]).map(changeId),
    };
  }

  /** The members in the order in which they came in. */
  members(room: GroupId): readonly GroupMember[] {
    const rows = this.#database
      .prepare('SELECT account, role FROM room_members WHERE room = ? ORDER BY place')
      .all(room) as { account: string; role: string }[];
    return rows.map(({ account, role }) => ({ account: accountId(account), role: role as GroupRole }));
  }

  /** Null for somebody who is no member. */
  roleOf(room: GroupId, account: AccountId): GroupRole | null {
    const role = this.#database
      .prepare('SELECT role FROM room_members WHERE room = ? AND account = ?')
      .pluck()
      .get(room, account) as GroupRole | undefined;
    return role ?? null;
  }

  /** The conversation of a room; made when there is none. */
  conversation(room: GroupId, time: number): ConversationId {
    const id = conversationOf(room);
    this.#database
      .prepare('INSERT OR IGNORE INTO conversations (conversation, room, time) VALUES (?, ?, ?)')
      .run(id, room, time);
    return id;
  }
}

/** What the conversation of a room is called. */
export function conversationOf(room: GroupId): ConversationId {
  return conversationId(`group:${room}`);
}

function toChange(row: ChangeRow): StoredChange {
  return {
    id: changeId(Buffer.from(row.change).toString('hex')),
    room: row.room as GroupId,
    author: accountId(row.author),
    change: ownBytes(row.bytes),
    signature: ownBytes(row.signature),
    identityKey: ownBytes(row.identity),
    acceptedAt: row.accepted_at,
    isVerified: row.is_verified === 1,
  };
}

function toBlob(id: ChangeId): Buffer {
  return Buffer.from(id, 'hex');
}
