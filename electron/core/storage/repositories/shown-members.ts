import { shownMembers } from '#shared/model/conversation.ts';
import type { GroupRole } from '#shared/model/group.ts';
import type { GroupId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import type { Database } from '#sqlite/database.ts';

/** What the row of a room shows of its members. */
export interface RowMembers {
  /** The first of them but oneself. */
  readonly members: readonly Person[];
  /** The own role; null for no member. */
  readonly role: GroupRole | null;
}

/** The members of rooms as far as rows show them: a thousand more cost nothing. */
export class ShownMembers {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  of(room: GroupId): RowMembers {
    const people = this.#database
      .prepare(
        // CROSS: the first members, each with their record, instead of all people in search of members.
        `SELECT p.content FROM room_members m CROSS JOIN people p ON p.account = m.account
         WHERE m.room = ? AND m.account IS NOT (SELECT account FROM account) ORDER BY m.place LIMIT ?`,
      )
      .pluck()
      .all(room, shownMembers) as string[];
    const role = this.#database
      .prepare('SELECT role FROM room_members WHERE room = ? AND account = (SELECT account FROM account)')
      .pluck()
      .get(room) as GroupRole | undefined;
    return { members: people.map((content) => JSON.parse(content) as Person), role: role ?? null };
  }
}
