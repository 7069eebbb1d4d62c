import type { AccountId, GroupId, MessageId } from '#shared/model/ids.ts';
import { maximumNamedReaders } from '#shared/model/group.ts';
import { membersAt } from '#core/groups/index.ts';
import { comparePlaces, type CountedMessage, type ReadMark, type Storage } from '#core/storage/index.ts';

/** Who has read a message of a room, of those for whom it was and who are still there; its author is neither. */
export interface Readers {
  readonly read: readonly AccountId[];
  readonly unread: readonly AccountId[];
}

/** How many have read a message of a room, and how many have not. */
export interface ReadCount {
  readonly read: number;
  readonly unread: number;
}

/** Who has read what in rooms. Finds out for whom a message was when that is asked for the first time. */
export class RoomReads {
  readonly #storage: Storage;
  readonly #self: AccountId;

  constructor(storage: Storage, self: AccountId) {
    this.#storage = storage;
    this.#self = self;
  }

  /** Those of the messages of a room of which it can be said. */
  counts(room: GroupId, messages: Iterable<MessageId>): ReadonlyMap<MessageId, ReadCount> {
    return this.#storage.transaction(() => {
      const look = this.#look(room);
      const counted = this.#storage.roomReads.counted(messages);
      return new Map(
        counted.flatMap((message) => {
          const count = this.#count(look, message);
          return count === null ? [] : [[message.id, count]];
        }),
      );
    });
  }

  /** Null where nobody can say it by name: in a large room, or of a message whose room is not known well enough. */
  readers(room: GroupId, message: MessageId): Readers | null {
    return this.#storage.transaction(() => {
      const [counted] = this.#storage.roomReads.counted([message]);
      if (counted === undefined) return null;
      const look = this.#look(room);
      const audience = this.#audience(look, counted.audience);
      if (audience === null || isLarge(audience)) return null;
      return split(look, counted, audience, this.#self);
    });
  }

  #count(look: Look, message: CountedMessage): ReadCount | null {
    const audience = this.#audience(look, message.audience);
    if (audience === null) return null;
    const { read, unread } = split(look, message, audience, this.#self);
    // Who has read what others have written in a large room, none but its author is told; oneself one knows.
    const isTold = !isLarge(audience) || message.author === null;
    const count = isTold ? read.length : Math.max(read.length, message.tally ?? 0);
    const all = read.length + unread.length;
    return { read: Math.min(count, all), unread: Math.max(0, all - count) };
  }

  #audience(look: Look, id: string): readonly AccountId[] | null {
    const known = look.audiences.get(id);
    if (known !== undefined) return known;
    const audience = this.#storage.roomReads.audience(id);
    const members = audience === null || audience.room !== look.room ? null : this.#membersOf(id, audience);
    look.audiences.set(id, members);
    return members;
  }

  #membersOf(
    id: string,
    { room, heads, members }: NonNullable<ReturnType<Storage['roomReads']['audience']>>,
  ): readonly AccountId[] | null {
    if (members !== null) return members;
    const found = membersAt(this.#storage, room, heads);
    if (found !== null) this.#storage.roomReads.saveMembers(id, found);
    return found;
  }

  #look(room: GroupId): Look {
    const { rooms, roomReads } = this.#storage;
    return {
      room,
      present: new Set(rooms.members(room).map(({ account }) => account)),
      marks: Map.groupBy(roomReads.marks(room), ({ account }) => account),
      audiences: new Map(),
    };
  }
}

/** Whether there are too many to tell each other by name what they have read. */
export function isLarge(members: { readonly length: number }): boolean {
  return members.length > maximumNamedReaders;
}

/** What is the same for all messages of a room that are asked for together. */
interface Look {
  readonly room: GroupId;
  readonly present: ReadonlySet<AccountId>;
  readonly marks: ReadonlyMap<AccountId, readonly ReadMark[]>;
  readonly audiences: Map<string, readonly AccountId[] | null>;
}

function split(
  look: Look,
  message: CountedMessage,
  audience: readonly AccountId[],
  self: AccountId,
): Readers {
  const author = message.author ?? self;
  const asked = audience.filter((account) => account !== author && look.present.has(account));
  const has = (account: AccountId): boolean =>
    look.marks.get(account)?.some(({ place }) => comparePlaces(place, message) >= 0) === true;
  return { read: asked.filter(has), unread: asked.filter((account) => !has(account)) };
}
