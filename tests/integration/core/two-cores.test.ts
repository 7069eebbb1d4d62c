import { expect, test } from 'vitest';
import type { PersonId } from '#shared/model/ids.ts';
import { eventually } from '#tests/support/eventually.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

async function pair(): Promise<{
  relay: TestRelay;
  a: TestCore;
  b: TestCore;
  personA: PersonId;
  personB: PersonId;
}> {
  const relay = await TestRelay.start();
  const [personA, personB] = relay.offered;
  if (personA === undefined || personB === undefined) throw new Error('nobody on offer');
  const a = await TestCore.enrolled(relay, personA);
  const b = await TestCore.enrolled(relay, personB);
  return { relay, a, b, personA, personB };
}

test('a message arrives encrypted end to end and is reported as delivered', async () => {
  const { a, b, personA, personB } = await pair();
  const conversation = await a.conversationWith(personB);
  const sent = await a.send(conversation.id, '안녕하세요');
  expect(sent.state).toBe('sending');

  const row = await eventually(async () => (await b.conversations()).at(0));
  expect(row).toMatchObject({ unread: 1, preview: { text: '안녕하세요', mine: false, state: 'received' } });
  expect(row.peer.id).toBe(personA);
  const [received] = await b.messages(row.id);
  expect(received).toMatchObject({ text: '안녕하세요', state: 'received', author: { personId: personA } });

  const delivered = await eventually(async () => {
    const [own] = await a.messages(conversation.id);
    return own?.state === 'delivered' ? own : null;
  });
  expect(delivered.time).toBe(received?.time);
  expect([a.failures, b.failures]).toEqual([[], []]);
});

test('a conversation goes on in both directions and keeps its order on both sides', async () => {
  const { a, b, personA, personB } = await pair();
  const onA = await a.conversationWith(personB);
  const onB = await b.conversationWith(personA);
  for (let turn = 0; turn < 10; turn++) {
    await a.send(onA.id, `a${String(turn)}`);
    await b.send(onB.id, `b${String(turn)}`);
  }
  const settled = async (core: TestCore, id: typeof onA.id): Promise<readonly string[] | null> => {
    const messages = await core.messages(id);
    const done =
      messages.length === 20 && messages.every(({ state }) => state === 'received' || state === 'delivered');
    return done ? messages.map(({ text }) => text) : null;
  };
  const textsOnA = await eventually(() => settled(a, onA.id));
  const textsOnB = await eventually(() => settled(b, onB.id));
  expect(textsOnA).toEqual(textsOnB);
  const own = (prefix: string): readonly string[] => textsOnA.filter((text) => text.startsWith(prefix));
  expect(own('a')).toEqual(Array.from({ length: 10 }, (_, turn) => `a${String(turn)}`));
  expect(own('b')).toEqual(Array.from({ length: 10 }, (_, turn) => `b${String(turn)}`));
});

test('history, account and session survive closing and opening', async () => {
  const { a, b, personA, personB } = await pair();
  const onA = await a.conversationWith(personB);
  await a.send(onA.id, '첫 메시지');
  const onB = await eventually(async () => (await b.conversations()).at(0));

  await b.reopen();
  expect(await b.messages(onB.id)).toMatchObject([{ text: '첫 메시지' }]);
  expect(await b.services.app.status({})).toMatchObject({ phase: 'ready', self: { id: personB } });
  await b.online();
  await b.send(onB.id, '두 번째');
  await eventually(async () => (await a.messages(onA.id)).some(({ text }) => text === '두 번째'));
  expect((await a.conversations()).at(0)?.peer.id).toBe(personB);
  expect(personA).not.toBe(personB);
});

test('what is written without a connection leaves in order once there is one', async () => {
  const { relay, a, b, personA, personB } = await pair();
  const onA = await a.conversationWith(personB);
  await a.send(onA.id, '처음');
  const onB = await eventually(async () => (await b.conversations()).at(0));
  await relay.stop();
  await eventually(async () => (await a.services.app.status({})).connection === 'offline');
  const texts = ['하나', '둘', '셋'];
  for (const text of texts) expect((await a.send(onA.id, text)).state).toBe('sending');
  await a.reopen();
  await relay.start();
  await eventually(async () => (await b.messages(onB.id)).length === 4);
  expect((await b.messages(onB.id)).map(({ text }) => text)).toEqual(['처음', ...texts]);
  expect(onB.peer.id).toBe(personA);
});

test('sending the same id again changes nothing', async () => {
  const { a, b, personB } = await pair();
  const onA = await a.conversationWith(personB);
  const first = await a.send(onA.id, '한 번');
  const again = await a.send(onA.id, '한 번', first.id);
  expect(again.id).toBe(first.id);
  const onB = await eventually(async () => (await b.conversations()).at(0));
  await eventually(async () => (await a.messages(onA.id)).at(0)?.state === 'delivered');
  expect(await b.messages(onB.id)).toHaveLength(1);
});
