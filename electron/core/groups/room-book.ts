import { AppError } from '#shared/errors/app-error.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { GroupChange, GroupRole, GroupRules, GroupState } from '#shared/model/group.ts';
import {
  messageId,
  type AccountId,
  type ChangeId,
  type ConversationId,
  type GroupId,
  type MessageId,
} from '#shared/model/ids.ts';
import type { Timed } from '#shared/model/shown-time.ts';
import type { Storage } from '#core/storage/index.ts';
import { foldGroup, type FoldedGroup } from './fold-group.ts';
import type { Effect } from './group-fold.ts';
import { lineOf } from './room-line.ts';
import { decodeChange, readChange, type ReadChange, type SignedChange } from './signed-change.ts';

/** What has become of a room by the changes that were taken in. */
export interface SettledRoom {
  readonly conversation: ConversationId;
  readonly state: GroupState;
  /** Who has come in, and who has gone. */
  readonly joined: readonly AccountId[];
  readonly gone: readonly AccountId[];
  /** Lines that are new in the conversation, and those that are gone because their change does not count after all. */
  readonly lines: readonly MessageId[];
  readonly dropped: readonly MessageId[];
}

/** A message to a room, as far as the room decides about it. */
interface RoomPost {
  readonly room: GroupId;
  readonly author: AccountId;
  readonly acceptedAt: number;
}

/** The rooms of a profile: keeps the signed changes, and what they make of each room. All of it inside the caller's transaction. */
export class RoomBook {
  readonly #storage: Storage;
  readonly #self: AccountId;

  constructor(storage: Storage, self: AccountId) {
    this.#storage = storage;
    this.#self = self;
  }

  /**
   * Keeps changes that somebody has handed on, and answers the authors whose key is not known yet: theirs count once it is.
   * What is not signed, or belongs to another room, is nobody's and left out.
   */
  takeIn(room: GroupId, signed: readonly SignedChange[], acceptedAt: number): ReadonlySet<AccountId> {
    const strangers = new Set<AccountId>();
    for (const one of signed) {
      const change = readOrNull(one);
      if (change?.group !== room) continue;
      const isVerified = this.#isKeyOf(change.author, one.identityKey);
      if (!isVerified && this.#storage.rooms.unverifiedCount(room) >= mostUnverified) continue;
      if (!isVerified) strangers.add(change.author);
      this.#keep({ change, signed: one }, acceptedAt, isVerified);
    }
    return strangers;
  }

  /** Keeps an own change. */
  add(read: ReadChange, at: number): void {
    this.#keep(read, at, true);
  }

  /** Changes that can count by now, because the keys of their authors have been met. Answers their rooms. */
  verify(): ReadonlySet<GroupId> {
    const rooms = new Set<GroupId>();
    for (const { id, room, author, identityKey } of this.#storage.rooms.unverified()) {
      if (!this.#isKeyOf(author, identityKey)) continue;
      this.#storage.rooms.setVerified(id);
      rooms.add(room);
    }
    return rooms;
  }

  /** Looks at a room as a whole and writes what it is; null as long as its creation is not there. */
  settle(room: GroupId, at: Timed): SettledRoom | null {
    const storage = this.#storage;
    const stored = storage.rooms.changes(room).filter(({ isVerified }) => isVerified);
    const folded = foldGroup(
      room,
      stored.map(({ change }) => decodeChange(change)),
    );
    if (folded === null) return null;
    const before = new Set(storage.rooms.members(room).map(({ account }) => account));
    const times = new Map(stored.map(({ id, acceptedAt }) => [id, acceptedAt]));
    const conversation = storage.rooms.conversation(room, at.time);
    storage.rooms.save(folded.state, folded.heads);
    storage.rooms.setDeparted(room, departuresOf(folded, times));
    for (const { account } of folded.state.members)
      if (!storage.people.isKnown(account) && !storage.rooms.isNamed(room, account))
        storage.people.byAccountOrStandIn(account);
    const after = new Set(folded.state.members.map(({ account }) => account));
    const gone = [...before.difference(after)];
    // What is written from now on is not for them: they have the key of what was written until now.
    if (gone.some((account) => account !== this.#self)) storage.senderKeys.end(room);
    return {
      conversation,
      state: folded.state,
      joined: [...after.difference(before)],
      gone,
      ...this.#writeLines(room, conversation, folded, times),
    };
  }

  /** Whether everything that somebody knew of a room is known here. */
  knows(heads: readonly ChangeId[]): boolean {
    return heads.every((head) => this.#storage.rooms.hasChange(head));
  }

  /** The changes of a room that do not come before, or belong to, these heads. */
  since(room: GroupId, heads: readonly ChangeId[]): readonly SignedChange[] {
    const stored = this.#storage.rooms.changes(room);
    const changes = new Map(stored.map(({ id, change }) => [id, decodeChange(change)]));
    const known = new Set<ChangeId>();
    const queue = [...heads];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (known.has(id)) continue;
      known.add(id);
      queue.push(...(changes.get(id)?.parents ?? []));
    }
    return stored.filter(({ id }) => !known.has(id)).map(toSigned);
  }

  /**
   * Whether a message belongs into its room: of somebody who may write there, or still might when the relay took it. Null where
   * that cannot be said yet, because its author knew more of the room than is known here.
   */
  admits(post: RoomPost, heads: readonly ChangeId[]): boolean | null {
    const { rooms } = this.#storage;
    const { room, author } = post;
    const rules = rooms.rules(room);
    if (rules === null) return null;
    const role = rooms.roleOf(room, author);
    if (mayWrite(role, rules)) return true;
    const wasThere = role !== null || rooms.departedAt(room, author) !== null;
    if (wasThere && this.#admittedThen(post)) return true;
    return this.knows(heads) ? false : null;
  }

  /** By what the room was as far as its changes had come when the relay took the message. */
  #admittedThen({ room, author, acceptedAt }: RoomPost): boolean {
    const before = this.#storage.rooms
      .changes(room)
      .filter((stored) => stored.isVerified && stored.acceptedAt <= acceptedAt);
    const then = foldGroup(
      room,
      before.map(({ change }) => decodeChange(change)),
    )?.state;
    if (then === undefined) return false;
    return mayWrite(then.members.find(({ account }) => account === author)?.role ?? null, then.rules);
  }

  #keep({ change, signed }: ReadChange, acceptedAt: number, isVerified: boolean): void {
    const { id, group: room, author } = change;
    this.#storage.rooms.addChange({ id, room, author, ...signed, acceptedAt, isVerified });
  }

  /** Under which an account was met, or by which its device list was signed. */
  #isKeyOf(author: AccountId, key: Bytes): boolean {
    const { protocol } = this.#storage;
    const met = protocol.identity(author);
    return (met !== null && Buffer.from(met).equals(key)) || protocol.deviceListVersion(author, key) > 0;
  }

  /** A line for every change that counts since one is a member oneself, and for no other. */
  #writeLines(
    room: GroupId,
    conversation: ConversationId,
    { effects }: FoldedGroup,
    times: ReadonlyMap<ChangeId, number>,
  ): Pick<SettledRoom, 'lines' | 'dropped'> {
    const counted = this.#storage.rooms.counted(room);
    const since = effects.findIndex((effect) => this.#bringsMeIn(effect));
    const shown = since < 0 ? [] : effects.slice(since);
    const ids = new Set(shown.map(({ change }) => change.id));
    const lines = shown
      .filter(({ change }) => !counted.has(change.id))
      .flatMap((effect) => this.#writeLine(conversation, effect, times.get(effect.change.id) ?? 0));
    for (const { change } of shown) this.#storage.rooms.setCounted(change.id, true);
    const dropped = [...counted.difference(ids)];
    for (const id of dropped) {
      this.#storage.rooms.setCounted(id, false);
      this.#storage.messages.remove(lineId(id));
    }
    return { lines, dropped: dropped.map(lineId) };
  }

  #bringsMeIn({ change, joined }: Effect): boolean {
    return joined.includes(this.#self) || (change.action.kind === 'create' && change.author === this.#self);
  }

  #writeLine(conversation: ConversationId, effect: Effect, time: number): readonly MessageId[] {
    const line = lineOf(effect);
    if (line === null) return [];
    const { author: account, id: change } = effect.change;
    const id = lineId(change);
    const author =
      account === this.#self
        ? null
        : { account, person: this.#storage.people.byAccountOrStandIn(account).id };
    const text = JSON.stringify(line);
    const state = author === null ? 'sent' : 'received';
    const message = { id, wireId: id, conversation, author, device: 0, text, time, state } as const;
    return this.#storage.messages.add({ ...message, kind: 'room-changed' }) === null ? [] : [id];
  }
}

/** More than a room has authors whose keys one has never met; somebody who makes them up must not fill the disk. */
const mostUnverified = 2_000;

/** The message that is the line of a change. */
function lineId(change: ChangeId): MessageId {
  return messageId(change.slice(0, 32));
}

function departuresOf(
  { effects, state }: FoldedGroup,
  times: ReadonlyMap<ChangeId, number>,
): ReadonlyMap<AccountId, number> {
  const members = new Set(state.members.map(({ account }) => account));
  const departed = new Map<AccountId, number>();
  for (const { change, lost } of effects)
    for (const account of lost) if (!members.has(account)) departed.set(account, times.get(change.id) ?? 0);
  return departed;
}

function mayWrite(role: GroupRole | null, rules: GroupRules): boolean {
  return role !== null && (role !== 'member' || rules.write === 'everybody');
}

function readOrNull(signed: SignedChange): GroupChange | null {
  try {
    return readChange(signed);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function toSigned({ change, signature, identityKey }: SignedChange): SignedChange {
  return { change, signature, identityKey };
}
