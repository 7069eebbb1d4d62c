import { expect, test } from 'vitest';
import { groups } from '#shared/ipc/groups.ts';
import type { ConversationId, MessageId } from '#shared/model/ids.ts';
import { eventually } from '#tests/support/eventually.ts';
import { createRoom, roomOffice, roomOn, textsOn } from '#tests/support/rooms/room-office.ts';
import type { TestCore } from '#tests/support/test-core.ts';

/** The texts of a room, each with how many have not read it, as a core shows it. */
async function numbersOn(core: TestCore, conversation: ConversationId): Promise<string> {
  const texts = (await core.messages(conversation)).filter(({ kind }) => kind === 'text');
  const { counts } = await core.services.groups.unreadCounts({
    conversation,
    messages: texts.map(({ id }) => id),
  });
  const unread = new Map(counts.map((count) => [count.message, count.unread]));
  return texts.map(({ id, text }) => `${text} ${String(unread.get(id))}`).join(', ');
}

async function textOn(core: TestCore, conversation: ConversationId, text: string): Promise<MessageId> {
  return eventually(async () => (await core.messages(conversation)).find((one) => one.text === text)?.id);
}

async function read(core: TestCore, conversation: ConversationId, text: string): Promise<void> {
  const id = await textOn(core, conversation, text);
  const upTo = (await core.messages(conversation)).find((one) => one.id === id)?.arrival ?? 0;
  await core.services.chats.markRead({ conversation, upTo });
}

async function allShow(cores: readonly TestCore[], room: ConversationId, numbers: string): Promise<void> {
  for (const core of cores) {
    await roomOn(core, room);
    await eventually(async () => (await numbersOn(core, room)) === numbers).catch(async () => {
      expect(await numbersOn(core, room)).toBe(numbers);
    });
  }
}

test('all members see how many have not read a message yet, and who that is', async () => {
  const { cores, people } = await roomOffice();
  const [a, b, c] = cores;
  const room = await createRoom(a, [people[1], people[2]]);
  for (const text of ['하나', '둘']) await a.send(room.id, text);
  await allShow([a, b, c], room.id, '하나 2, 둘 2');

  await read(b, room.id, '하나');
  await allShow([a, b, c], room.id, '하나 1, 둘 2');
  await read(c, room.id, '둘');
  await allShow([a, b, c], room.id, '하나 0, 둘 1');

  const message = await textOn(c, room.id, '둘');
  const readers = await c.services.groups.readers({ conversation: room.id, message });
  expect(groups.requests.readers.output.safeParse(readers).error).toBeUndefined();
  expect(readers).toMatchObject({
    ...{ read: 1, unread: 1 },
    names: {
      read: [{ person: { id: people[2] }, self: true }],
      unread: [{ person: { id: people[1] }, self: false }],
    },
  });
  expect(cores.flatMap(({ failures }) => failures)).toEqual([]);
});

test('a message counts those who were in the room when it was written, and are still', async () => {
  const { cores, people } = await roomOffice();
  const [a, b, c, d] = cores;
  const room = await createRoom(a, [people[1], people[2]]);
  await a.send(room.id, '이전');
  await eventually(async () => (await textsOn(c, room.id)).includes('이전'));
  await a.services.groups.invite({ conversation: room.id, people: [people[3]] });
  await roomOn(d, room.id);
  await a.send(room.id, '함께');
  await allShow([a, b, c], room.id, '이전 2, 함께 3');
  await allShow([d], room.id, '함께 3');

  // What is read by somebody for whom an older message was not changes nothing of it.
  await read(d, room.id, '함께');
  await allShow([a, b, c], room.id, '이전 2, 함께 2');
  await c.services.groups.leave({ conversation: room.id });
  await allShow([a, b], room.id, '이전 1, 함께 1');
  await allShow([d], room.id, '함께 1');
});

test('whoever does not want to tell what they have read tells nobody, and knows it alone', async () => {
  const { cores, people } = await roomOffice();
  const [a, b, c] = cores;
  const room = await createRoom(a, [people[1], people[2]]);
  await b.services.settings.set({ tellRead: false });
  await a.send(room.id, '조용히');
  await read(b, room.id, '조용히');
  await read(c, room.id, '조용히');
  await allShow([a, c], room.id, '조용히 1');
  await allShow([b], room.id, '조용히 0');
});

test('a room that is read while much is written tells so at most once in three seconds', async () => {
  const { cores, people } = await roomOffice();
  const [a, b] = cores;
  const room = await createRoom(a, [people[1]]);
  for (let turn = 0; turn < 6; turn++) {
    await a.send(room.id, `${String(turn)}번`);
    await read(b, room.id, `${String(turn)}번`);
  }
  await allShow([a], room.id, '0번 0, 1번 0, 2번 0, 3번 0, 4번 0, 5번 0');
  const told = a.events.filter(({ domain, name }) => domain === 'groups' && name === 'readsChanged');
  expect(told).toHaveLength(2);
  expect((await roomOn(a, room.id)).unread).toBe(0);
});
