import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, groupId, messageId, type AccountId } from '#shared/model/ids.ts';
import { usualRules } from '#shared/model/group.ts';
import { decodeContent } from '#core/messaging/content.ts';
import { queueRoomReads } from '#core/messaging/queue-room-reads.ts';
import { RoomReads } from '#core/messaging/room-reads.ts';
import { RoomTallies } from '#core/messaging/room-tallies.ts';
import { conversationOf, openStorage, type Storage } from '#core/storage/index.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const room = groupId(randomBytes(32).toString('hex'));
const conversation = conversationOf(room);
const members = Array.from({ length: 1_000 }, () => accountId(randomUUID()));
const device = deviceId(1);

/** A room of a thousand, in which a message stands that one of them has written; as somebody has it. */
function large(self: AccountId, author: AccountId) {
  const storage = openStorage({
    file: join(temporaryFolder(), 'narae.db'),
    key: ownBytes(randomBytes(32)),
  });
  onTestFinished(() => {
    storage.close();
  });
  const id = messageId('1'.repeat(32));
  storage.transaction(() => {
    storage.rooms.conversation(room, 1);
    const named = members.map((account) => ({ account, role: 'member' as const }));
    storage.rooms.save({ group: room, name: '', rules: usualRules, members: named }, []);
    const person = storage.people.byAccountOrStandIn(author).id;
    const isOwn = self === author;
    const message = { id, wireId: id, conversation, device, text: '공지', time: 1 } as const;
    storage.messages.add({
      ...message,
      author: isOwn ? null : { account: author, person },
      state: isOwn ? 'sent' : 'received',
    });
    storage.roomReads.setAudience(id, room, []);
    for (const { audience } of storage.roomReads.counted([id]))
      storage.roomReads.saveMembers(audience, members);
  });
  return { storage, id };
}

/** What waits to be sent to the room, taken out. */
function takeTallies(storage: Storage): readonly number[] {
  const told: number[] = [];
  for (const queue of storage.outbox.queues())
    for (let job = storage.outbox.next(queue); job !== null; job = storage.outbox.next(queue)) {
      const { body } = decodeContent(job.content);
      if (body.kind === 'group-tally') told.push(...body.counts.values());
      storage.outbox.remove(job.id);
    }
  return told;
}

test('the members of a large room are told twice at most how many have read a message, 10 s after somebody has', () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const [self, ...others] = members;
  if (self === undefined) throw new Error('nobody');
  const { storage, id } = large(self, self);
  const tallies = new RoomTallies({
    storage,
    local: { account: self, device },
    wakeOutbox: () => undefined,
    onFailure: (error) => {
      throw error;
    },
  });
  const told: number[] = [];
  for (const [place, reader] of others.entries()) {
    storage.transaction(() => {
      storage.roomReads.mark(room, reader, id);
    });
    tallies.owed(room);
    vi.advanceTimersByTime(100);
    const fresh = takeTallies(storage);
    // The first after a hundred of them, who have come in ten seconds.
    if (told.length === 0) expect(fresh.length).toBe(place === 99 ? 1 : 0);
    told.push(...fresh);
  }
  expect(told).toEqual([100, 900]);
  expect(new RoomReads(storage, self).counts(room, [id]).get(id)).toEqual({ read: 999, unread: 0 });
});

test('of a large room one tells the author alone what one has read, and shows what the author has counted', () => {
  const [author, self] = members;
  if (author === undefined || self === undefined) throw new Error('nobody');
  const { storage, id } = large(self, author);
  storage.transaction(() => {
    storage.conversations.markRead(conversation, Number.MAX_SAFE_INTEGER);
    storage.readMarks.owe(conversation);
    expect(queueRoomReads(storage, self, room, conversation)).toHaveLength(1);
    storage.readMarks.owe(conversation);
    expect(queueRoomReads(storage, self, room, conversation)).toEqual([]);
    storage.roomReads.mark(room, self, id);
  });
  const [queue] = storage.outbox.queues();
  expect(storage.outbox.next(queue ?? '')).toMatchObject({ room: null, recipient: author });
  const reads = new RoomReads(storage, self);
  expect(reads.counts(room, [id]).get(id)).toEqual({ read: 1, unread: 998 });
  storage.transaction(() => {
    expect(storage.roomReads.setTally(id, 600)).toBe(true);
    expect(storage.roomReads.setTally(id, 500)).toBe(false);
  });
  expect(reads.counts(room, [id]).get(id)).toEqual({ read: 600, unread: 399 });
  expect(reads.readers(room, id)).toBeNull();
});
