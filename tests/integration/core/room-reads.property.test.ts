import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { usualRules } from '#shared/model/group.ts';
import {
  accountId,
  deviceId,
  groupId,
  messageId,
  type AccountId,
  type GroupId,
  type MessageId,
} from '#shared/model/ids.ts';
import { BatchOutcome } from '#core/messaging/batch-outcome.ts';
import { ContentApplier } from '#core/messaging/content-applier.ts';
import { localMessageId } from '#core/messaging/local-message-id.ts';
import { MessageEvents } from '#core/messaging/message-events.ts';
import { RoomReads } from '#core/messaging/room-reads.ts';
import { conversationOf, openStorage, type LocalAccount, type Storage } from '#core/storage/index.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** Another one at every run: opening a database is dear, and each member has one for all. */
let room = newRoom();
const members = Array.from({ length: 4 }, () => accountId(randomUUID()));
const device = deviceId(1);

/** What has been written, and read, by members whose numbers these are. */
interface Written {
  readonly by: number;
  readonly at: number;
}
interface Read {
  readonly by: number;
  readonly message: number;
}

const course = fc
  .record({
    texts: fc.array(fc.record({ by: fc.nat(3), at: fc.integer({ min: 1, max: 5 }) }), {
      minLength: 1,
      maxLength: 6,
    }),
    reads: fc.array(fc.record({ by: fc.nat(3), message: fc.nat(5) }), { maxLength: 8 }),
  })
  .chain(({ texts, reads }) => {
    const known = reads.filter(({ message }) => message < texts.length);
    const count = texts.length + known.length;
    const order = fc.shuffledSubarray(
      Array.from({ length: count }, (_, index) => index),
      { minLength: count },
    );
    const cuts = fc.array(fc.boolean(), { minLength: count, maxLength: count });
    const arrivals = fc.array(fc.tuple(order, cuts), { minLength: 4, maxLength: 4 });
    return fc.record({ texts: fc.constant(texts), reads: fc.constant(known), arrivals });
  });

test('messages and marks make the same numbers with every member, in whatever order and portions they come', () => {
  const storages = members.map(() =>
    openStorage({ file: join(temporaryFolder(), 'narae.db'), key: ownBytes(randomBytes(32)) }),
  );
  onTestFinished(() => {
    for (const storage of storages) storage.close();
  });
  fc.assert(
    fc.property(course, ({ texts, reads, arrivals }) => {
      room = newRoom();
      const expected = numbersOf(texts, reads);
      for (const [self, [order, cuts]] of arrivals.entries()) {
        const storage = storages[self];
        if (storage === undefined) throw new RangeError('nobody');
        expect(numbersWith(storage, self, { texts, reads, order, cuts })).toEqual(expected);
      }
    }),
    { numRuns: 100 },
  );
});

function newRoom(): GroupId {
  return groupId(randomBytes(32).toString('hex'));
}

/** In the order of their numbers, and of this room alone. */
function wireId(index: number): MessageId {
  return messageId(room.slice(0, 24) + index.toString(16).padStart(8, '0'));
}

function accountOf(member: number): AccountId {
  const account = members[member];
  if (account === undefined) throw new RangeError('nobody');
  return account;
}

/** By the definition: a message is read by whoever has read up to it, or to one that stands below it. */
function numbersOf(texts: readonly Written[], reads: readonly Read[]): readonly number[] {
  const isAtOrBelow = (one: number, other: number): boolean => {
    const [at, above] = [texts[one]?.at ?? 0, texts[other]?.at ?? 0];
    return at > above || (at === above && one >= other);
  };
  return texts.map(
    ({ by: author }, index) =>
      members.filter(
        (_, member) =>
          member !== author && !reads.some(({ by, message }) => by === member && isAtOrBelow(message, index)),
      ).length,
  );
}

interface Course {
  readonly texts: readonly Written[];
  readonly reads: readonly Read[];
  readonly order: readonly number[];
  /** After which of them a portion ends. */
  readonly cuts: readonly boolean[];
}

function numbersWith(
  storage: Storage,
  self: number,
  { texts, reads, order, cuts }: Course,
): readonly number[] {
  const account = accountOf(self);
  const idOf = (index: number): MessageId => {
    const by = texts[index]?.by ?? 0;
    return by === self ? wireId(index) : localMessageId(accountOf(by), wireId(index));
  };
  begin(storage, self, texts);
  let rest = order;
  while (rest.length > 0) {
    const cut = rest.findIndex((_, place) => cuts[order.length - rest.length + place] === true);
    const batch = rest.slice(0, cut + 1 || rest.length);
    rest = rest.slice(batch.length);
    storage.transaction(() => {
      const outcome = new BatchOutcome(storage, new MessageEvents(storage, () => undefined));
      const applier = new ContentApplier(storage, { account, device } as LocalAccount, outcome);
      for (const index of batch) arrive(index, { storage, applier, self, texts, reads, idOf });
      outcome.write();
    });
  }
  const ids = texts.map((_, index) => idOf(index));
  storage.transaction(() => {
    for (const { audience } of storage.roomReads.counted(ids))
      storage.roomReads.saveMembers(audience, members);
    // One reads what is there.
    for (const { by, message } of reads)
      if (by === self) storage.roomReads.mark(room, account, idOf(message));
  });
  const counts = new RoomReads(storage, account).counts(room, ids);
  return ids.map((id) => counts.get(id)?.unread ?? -1);
}

/** Own messages stand there from the beginning, below everything, until the relay has said when it took them. */
function begin(storage: Storage, self: number, texts: readonly Written[]): void {
  storage.transaction(() => {
    storage.rooms.conversation(room, 1);
    const conversation = conversationOf(room);
    const named = members.map((account) => ({ account, role: 'member' as const }));
    storage.rooms.save({ group: room, name: '', rules: usualRules, members: named }, []);
    for (const [index, { by }] of texts.entries()) {
      if (by !== self) continue;
      const id = wireId(index);
      const own = { id, wireId: id, conversation, author: null, device, text: '글' } as const;
      storage.messages.add({ ...own, time: 1_000, state: 'sending' });
      storage.roomReads.setAudience(id, room, []);
    }
  });
}

function arrive(
  index: number,
  at: {
    readonly storage: Storage;
    readonly applier: ContentApplier;
    readonly self: number;
    readonly texts: readonly Written[];
    readonly reads: readonly Read[];
    readonly idOf: (index: number) => MessageId;
  },
): void {
  const { storage, applier, self, texts, reads } = at;
  const text = texts[index];
  const read = reads[index - texts.length];
  if (text?.by === self) storage.messages.markSent(wireId(index), { time: text.at });
  else if (text !== undefined)
    applier.apply(
      { from: { account: accountOf(text.by), device }, acceptedAt: text.at },
      {
        kind: 'group-text',
        group: room,
        text: { messageId: wireId(index), text: '글', writtenAt: 1 },
        heads: [],
      },
      null,
    );
  else if (read !== undefined && read.by !== self)
    applier.apply(
      { from: { account: accountOf(read.by), device }, acceptedAt: 9 },
      {
        kind: 'group-read',
        group: room,
        upTo: wireId(read.message),
        author: accountOf(texts[read.message]?.by ?? 0),
      },
      null,
    );
}
