import { maximumMembers } from '#shared/model/group.ts';
import type { GroupId, MessageId } from '#shared/model/ids.ts';
import { conversationOf, type LocalAccount, type Storage } from '#core/storage/index.ts';
import { encodeGroupContent } from './group-content.ts';
import { conversationQueue } from './queues.ts';
import { isLarge, RoomReads, type ReadCount } from './room-reads.ts';

/** A large room is told at most this often how many have read (architecture, 4). */
const pauseMs = 10_000;
/** Own messages of which one tally tells: what is further up has been read by whoever reads at all. */
const toldAtOnce = 50;
/** Of a message to 1,000 people twice: each time is as many envelopes again as the message itself was. */
const envelopesOfTallies = 2 * maximumMembers;
/** In smaller rooms it may be told more often, but nobody waits for every single one. */
const mostSteps = 20;
/** The last step; who has not read by then may never do. */
const lastShare = 0.9;

/** What telling rooms works with. */
export interface RoomTalliesPorts {
  readonly storage: Storage;
  readonly local: Pick<LocalAccount, 'account' | 'device'>;
  readonly wakeOutbox: (queue: string) => void;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Tells the members of large rooms how many have read what this device has written there, because only its author is told who has.
 * What was not told any more when the program ends is told with the next who reads.
 */
export class RoomTallies {
  readonly #ports: RoomTalliesPorts;
  readonly #pausing = new Map<GroupId, NodeJS.Timeout>();

  constructor(ports: RoomTalliesPorts) {
    this.#ports = ports;
  }

  /** Somebody has read an own message. */
  owed(room: GroupId): void {
    if (this.#pausing.has(room)) return;
    const members = this.#ports.storage.rooms.members(room);
    if (!isLarge(members)) return;
    const timer = setTimeout(() => {
      this.#pausing.delete(room);
      this.#tell(room);
    }, pauseMs);
    this.#pausing.set(room, timer);
  }

  stop(): void {
    for (const timer of this.#pausing.values()) clearTimeout(timer);
    this.#pausing.clear();
  }

  #tell(room: GroupId): void {
    const { storage, wakeOutbox, onFailure } = this.#ports;
    try {
      if (storage.transaction(() => this.#queue(room))) wakeOutbox(conversationQueue(conversationOf(room)));
    } catch (error) {
      onFailure(error);
    }
  }

  #queue(room: GroupId): boolean {
    const { storage, local } = this.#ports;
    const conversation = conversationOf(room);
    const isMember = storage.rooms.roleOf(room, local.account) !== null;
    const own = storage.roomReads.ownLast(conversation, local.device, toldAtOnce);
    const counts = new RoomReads(storage, local.account).counts(room, own.keys());
    const risen = [...counts].filter(([id, { read }]) => read > (own.get(id) ?? 0));
    const isDue = risen.some(([id, count]) => stepOf(count, count.read) > stepOf(count, own.get(id) ?? 0));
    if (!isMember || !isDue) return false;
    const told = new Map<MessageId, number>(risen.map(([id, { read }]) => [id, read]));
    for (const [id, count] of told) storage.roomReads.setTally(id, count);
    const content = encodeGroupContent({ kind: 'group-tally', group: room, counts: told });
    storage.outbox.addForRoom({ queue: conversationQueue(conversation), room, message: null, content });
    return true;
  }
}

/** How often it would have been told when so many have read: first of anybody, then each time that many more have. */
function stepOf({ read, unread }: ReadCount, count: number): number {
  if (count === 0) return 0;
  const all = read + unread;
  const steps = Math.min(mostSteps, Math.floor(envelopesOfTallies / (all + 1)));
  return Math.min(steps, 1 + Math.floor(((steps - 1) * count) / (all * lastShare)));
}
