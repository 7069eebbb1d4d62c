import { AppError } from '#shared/errors/app-error.ts';
import type { KnownGroupAction } from '#shared/model/group.ts';
import type { AccountId, GroupId } from '#shared/model/ids.ts';
import type { LocalIdentity } from '#core/signal/index.ts';
import type { Storage } from '#core/storage/index.ts';
import type { RoomBook, SettledRoom } from './room-book.ts';
import { signChange, type SignedChange } from './signed-change.ts';

/** What an own change has come to, and what of it the others have to be told. */
export interface OwnChange extends SettledRoom {
  readonly room: GroupId;
  readonly change: SignedChange;
}

/**
 * Own changes that do not count any more are named too: whoever writes as if they had not written them contradicts themselves,
 * and who leaves then has perhaps not left. There are few of them.
 */
const mostOwnParents = 16;

/** Writes own changes of rooms. */
export class RoomChanges {
  readonly #storage: Storage;
  readonly #book: RoomBook;
  readonly #identity: LocalIdentity;

  constructor(storage: Storage, book: RoomBook, identity: LocalIdentity) {
    this.#storage = storage;
    this.#book = book;
    this.#identity = identity;
  }

  /** Begins a room. Belongs into a transaction. `now`: UTC milliseconds. */
  create(action: Extract<KnownGroupAction, { readonly kind: 'create' }>, now: number): OwnChange {
    const read = signChange(
      { group: null, parents: [], author: this.#self, action, writtenAt: now },
      this.#identity,
    );
    return this.#settled(read.change.group, read, now);
  }

  /**
   * Changes a room. Belongs into a transaction, which has to fail with it.
   * @throws AppError `not-found` for a room that is not there, `not-allowed` for what the own role does not allow or what would
   * change nothing.
   */
  write(room: GroupId, action: KnownGroupAction, now: number): OwnChange {
    const found = this.#storage.rooms.find(room);
    if (found === null) throw new AppError('not-found');
    const parents = [...found.heads, ...this.#storage.rooms.uncountedBy(room, this.#self, mostOwnParents)];
    const unsigned = { group: room, parents, author: this.#self, action, writtenAt: now };
    const read = signChange(unsigned, this.#identity);
    const settled = this.#settled(room, read, now);
    if (!this.#storage.rooms.counted(room).has(read.change.id)) throw new AppError('not-allowed');
    return settled;
  }

  #settled(room: GroupId, read: ReturnType<typeof signChange>, now: number): OwnChange {
    this.#book.add(read, now);
    const settled = this.#book.settle(room, { time: now });
    if (settled === null) throw new AppError('internal');
    return { ...settled, room, change: read.signed };
  }

  get #self(): AccountId {
    return this.#identity.address.account;
  }
}

/** Whoever is told of a change besides the members: who has gone by it. */
export function formerMembers({ gone }: SettledRoom, self: AccountId): readonly AccountId[] {
  return gone.filter((account) => account !== self);
}
