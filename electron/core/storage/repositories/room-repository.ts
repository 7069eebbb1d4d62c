import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import type { GroupCircle, GroupMember, GroupRole, GroupRules, GroupState } from '#shared/model/group.ts';
import {
  accountId,
  changeId,
  conversationId,
  type AccountId,
  type ChangeId,
  type ConversationId,
  type GroupId,
  type MessageId,
  type PersonId,
} from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
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

  /** The relay has the own change whose line this is, since this time (UTC milliseconds). */
  setAccepted(line: MessageId, time: number): void {
    this.#database
      .prepare(
        'UPDATE room_changes SET accepted_at = @time WHERE change BETWEEN unhex(@first) AND unhex(@last)',
      )
      .run({ time, first: line + '0'.repeat(32), last: line + 'f'.repeat(32) });
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

  /** Nobody can show who has signed these. */
  dropUnverified(author: AccountId): void {
    this.#database.prepare('DELETE FROM room_changes WHERE author = ? AND is_verified = 0').run(author);
  }

  /** How many changes of a room are kept that count for nothing yet, because nobody has shown whose they are. */
  unverifiedCount(room: GroupId): number {
    return this.#database
      .prepare('SELECT count(*) FROM room_changes WHERE room = ? AND is_verified = 0')
      .pluck()
      .get(room) as number;
  }

  /** Rooms that have to be looked at as a whole: what they are was lost, or is to be read anew. */
  unsettled(): readonly GroupId[] {
    return this.#database.prepare('SELECT room FROM rooms WHERE is_unsettled = 1').pluck().all() as GroupId[];
  }

  setVerified(id: ChangeId): void {
    this.#database.prepare('UPDATE room_changes SET is_verified = 1 WHERE change = ?').run(toBlob(id));
  }

  /** The changes that had come to something, when the room was last looked at as a whole. */
  counted(room: GroupId): ReadonlySet<ChangeId> {
    const ids = this.#database
      .prepare('SELECT change FROM room_changes WHERE room = ? AND counts = 1')
      .pluck()
      .all(room) as Uint8Array[];
    return new Set(ids.map((id) => changeId(Buffer.from(id).toString('hex'))));
  }

  /** The last changes of somebody that have come to nothing. */
  uncountedBy(room: GroupId, author: AccountId, limit: number): readonly ChangeId[] {
    const ids = this.#database
      .prepare(
        `SELECT change FROM room_changes WHERE room = ? AND author = ? AND counts = 0 AND is_verified = 1
         ORDER BY accepted_at DESC, change LIMIT ?`,
      )
      .pluck()
      .all(room, author, limit) as Uint8Array[];
    return ids.map((id) => changeId(Buffer.from(id).toString('hex')));
  }

  setCounted(id: ChangeId, counts: boolean): void {
    this.#database
      .prepare('UPDATE room_changes SET counts = ? WHERE change = ?')
      .run(counts ? 1 : 0, toBlob(id));
  }

  /** Who was a member and is none any more, and since when (UTC milliseconds). */
  setDeparted(room: GroupId, departed: ReadonlyMap<AccountId, number>): void {
    this.#database.prepare('DELETE FROM room_departures WHERE room = ?').run(room);
    const insert = this.#database.prepare(
      'INSERT INTO room_departures (room, account, left_at) VALUES (?, ?, ?)',
    );
    for (const [account, at] of departed) insert.run(room, account, at);
  }

  /** When somebody who is no member any more has gone, in UTC milliseconds; null for somebody who never was one. */
  departedAt(room: GroupId, account: AccountId): number | null {
    const at = this.#database
      .prepare('SELECT left_at FROM room_departures WHERE room = ? AND account = ?')
      .pluck()
      .get(room, account) as number | undefined;
    return at ?? null;
  }

  /** What the changes of a room have come to. */
  save({ group, name, rules, members }: GroupState, heads: readonly ChangeId[]): void {
    this.#database
      .prepare(
        `INSERT INTO rooms (room, name, write_by, invite_by, heads, member_count)
         VALUES (@group, @name, @write, @invite, @heads, @count)
         ON CONFLICT (room) DO UPDATE SET
           is_unsettled = 0, name = excluded.name, write_by = excluded.write_by, invite_by = excluded.invite_by, heads = excluded.heads,
           member_count = excluded.member_count`,
      )
      .run({
        group,
        name,
        write: rules.write,
        invite: rules.invite,
        heads: JSON.stringify(heads),
        count: members.length,
      });
    const before = this.#people(group);
    this.#database.prepare('DELETE FROM room_members WHERE room = ?').run(group);
    const insert = this.#database.prepare(
      `INSERT INTO room_members (room, account, role, place, person)
       VALUES (@group, @account, @role, @place, coalesce((SELECT person FROM people WHERE account = @account), @person))`,
    );
    for (const [place, { account, role }] of members.entries())
      insert.run({ group, account, role, place, person: before.get(account) ?? null });
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

  /** Null for a room whose creation has not come. */
  rules(room: GroupId): GroupRules | null {
    const row = this.#database.prepare('SELECT write_by, invite_by FROM rooms WHERE room = ?').get(room) as
      { write_by: string; invite_by: string } | undefined;
    return row === undefined
      ? null
      : { write: row.write_by as GroupCircle, invite: row.invite_by as GroupCircle };
  }

  /** The members in the order in which they came in. */
  members(room: GroupId): readonly GroupMember[] {
    const rows = this.#database
      .prepare('SELECT account, role FROM room_members WHERE room = ? ORDER BY place')
      .all(room) as { account: string; role: string }[];
    return rows.map(({ account, role }) => ({ account: accountId(account), role: role as GroupRole }));
  }

  /** Members with their records, in the order in which they came in, after that person. `gone`: the directory has them no more. */
  memberPage(
    room: GroupId,
    after: PersonId | null,
    limit: number,
  ): readonly (GroupMember & { readonly person: Person; readonly gone: boolean })[] {
    const from = after === null ? null : this.memberByPerson(room, after);
    const rows = this.#database
      .prepare(
        `SELECT m.account, m.role, coalesce(p.content, q.content) AS content, p.person IS NULL AS gone
         FROM room_members m
         LEFT JOIN people p ON p.account = m.account
         LEFT JOIN people q ON q.person = m.person
         WHERE m.room = @room AND coalesce(p.content, q.content) IS NOT NULL
           -- Whoever is in the room with another account by now is shown once.
           AND NOT (p.person IS NULL AND EXISTS (
             SELECT 1 FROM room_members o WHERE o.room = m.room AND o.account = q.account
           ))
           AND m.place > coalesce((
           SELECT b.place FROM room_members b WHERE b.room = @room AND b.account = @from
         ), -1) ORDER BY m.place LIMIT @limit`,
      )
      .all({ room, from, limit }) as { account: string; role: string; content: string; gone: number }[];
    return rows.map(({ account, role, content, gone }) => ({
      account: accountId(account),
      role: role as GroupRole,
      person: JSON.parse(content) as Person,
      gone: gone === 1,
    }));
  }

  /** The account with which a person is a member, also one who has left the directory; null for none. */
  memberByPerson(room: GroupId, person: PersonId): AccountId | null {
    const account = this.#database
      .prepare(
        // The account that the directory names comes first, the one that the person had is good enough.
        `SELECT m.account, 0 AS turn FROM people p CROSS JOIN room_members m ON m.room = @room AND m.account = p.account
           WHERE p.person = @person
         UNION ALL
         SELECT account, 1 FROM room_members WHERE room = @room AND person = @person
         ORDER BY turn LIMIT 1`,
      )
      .get({ room, person }) as { account: string } | undefined;
    return account === undefined ? null : accountId(account.account);
  }

  /** Whether a member is somebody by name, also where the directory has them no more. */
  isNamed(room: GroupId, account: AccountId): boolean {
    return (
      this.#database
        .prepare('SELECT 1 FROM room_members WHERE room = ? AND account = ? AND person IS NOT NULL')
        .get(room, account) !== undefined
    );
  }

  /** The members whom the directory has no more. */
  goneMembers(room: GroupId): readonly AccountId[] {
    const accounts = this.#database
      .prepare(
        `SELECT m.account FROM room_members m LEFT JOIN people p ON p.account = m.account
         WHERE m.room = ? AND p.person IS NULL ORDER BY m.place`,
      )
      .pluck()
      .all(room) as string[];
    return accounts.map(accountId);
  }

  #people(room: GroupId): ReadonlyMap<AccountId, string> {
    const rows = this.#database
      .prepare('SELECT account, person FROM room_members WHERE room = ? AND person IS NOT NULL')
      .all(room) as { account: string; person: string }[];
    return new Map(rows.map(({ account, person }) => [accountId(account), person]));
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
