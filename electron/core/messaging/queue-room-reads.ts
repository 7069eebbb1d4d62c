import type { AccountId, ConversationId, GroupId } from '#shared/model/ids.ts';
import { everyDevice, type Storage } from '#core/storage/index.ts';
import { encodeGroupContent } from './group-content.ts';
import { conversationQueue, receiptQueue } from './queues.ts';
import { isLarge } from './room-reads.ts';

/** Messages that are looked at for whose authors are to be told: those of a long visit to a large room. */
const lookedAt = 200;

/**
 * Puts into the outbox how far the person has read a room: for everybody, or in a large room for the authors of what was read
 * alone. Answers the queues to wake. Belongs into a transaction.
 */
export function queueRoomReads(
  storage: Storage,
  self: AccountId,
  room: GroupId,
  conversation: ConversationId,
): readonly string[] {
  const isOwed = storage.readMarks.pay(conversation) !== null;
  const found = storage.rooms.find(room);
  if (!isOwed || found === null || !storage.settings.get().tellRead) return [];
  if (found.state.members.every(({ account }) => account !== self)) return [];
  if (isLarge(found.state.members)) return queueForAuthors(storage, room, conversation);
  const last = storage.roomReads.lastRead(conversation);
  if (last === null || !storage.roomReads.tell(room, self, last.id)) return [];
  const content = encodeGroupContent({
    kind: 'group-read',
    group: room,
    upTo: last.wireId,
    author: last.author,
  });
  // In the room's own queue: whoever sends there for the first time hands out the key of the room once, and not twice at a time.
  const queue = conversationQueue(conversation);
  storage.outbox.addForRoom({ queue, room, message: null, content });
  return [queue];
}

function queueForAuthors(storage: Storage, room: GroupId, conversation: ConversationId): readonly string[] {
  return storage.roomReads
    .lastReadOfEach(conversation, lookedAt)
    .filter(({ author, id }) => storage.roomReads.tell(room, author, id))
    .filter(({ author }) => storage.rooms.roleOf(room, author) !== null)
    .map(({ author, wireId }) => {
      const queue = receiptQueue(author);
      const content = encodeGroupContent({ kind: 'group-read', group: room, upTo: wireId, author });
      storage.outbox.add(everyDevice({ queue, recipient: author, message: null, content }));
      return queue;
    });
}
