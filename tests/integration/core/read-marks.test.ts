import { expect, test } from 'vitest';
import type { ConversationId } from '#shared/model/ids.ts';
import { eventually } from '#tests/support/eventually.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

interface Pair {
  readonly relay: TestRelay;
  readonly a: TestCore;
  readonly b: TestCore;
  readonly onA: ConversationId;
  readonly onB: ConversationId;
}

async function pair(): Promise<Pair> {
  const relay = await TestRelay.start();
  const [personA, personB] = relay.offered;
  if (personA === undefined || personB === undefined) throw new Error('nobody on offer');
  const a = await TestCore.enrolled(relay, personA);
  const b = await TestCore.enrolled(relay, personB);
  const onA = (await a.conversationWith(personB)).id;
  const onB = (await b.conversationWith(personA)).id;
  return { relay, a, b, onA, onB };
}

async function states(core: TestCore, conversation: ConversationId): Promise<string> {
  return (await core.messages(conversation)).map(({ text, state }) => `${text}: ${state}`).join(', ');
}

async function arrived(core: TestCore, conversation: ConversationId, text: string): Promise<number> {
  return eventually(
    async () => (await core.messages(conversation)).find((message) => message.text === text)?.arrival,
  );
}

test('the author sees that everything up to the place one has read to has been read, and nothing after it', async () => {
  const { a, b, onA, onB } = await pair();
  for (const text of ['하나', '둘', '셋']) await a.send(onA, text);
  const upTo = await arrived(b, onB, '둘');
  await arrived(b, onB, '셋');
  await b.services.chats.markRead({ conversation: onB, upTo });
  await eventually(async () => (await states(a, onA)) === '하나: read, 둘: read, 셋: delivered');

  // A device of the reader has said nothing twice: reading the same again moves nothing.
  await b.services.chats.markRead({ conversation: onB, upTo });
  await b.services.chats.markRead({ conversation: onB, upTo: await arrived(b, onB, '셋') });
  await eventually(async () => (await states(a, onA)) === '하나: read, 둘: read, 셋: read');
  expect([a.failures, b.failures]).toEqual([[], []]);
});

test('what was read without a connection is told with the next one, also after a restart', async () => {
  const { relay, a, b, onA, onB } = await pair();
  await a.send(onA, '읽어 주세요');
  const upTo = await arrived(b, onB, '읽어 주세요');
  await eventually(async () => (await states(a, onA)) === '읽어 주세요: delivered');
  await relay.stop();
  await b.services.chats.markRead({ conversation: onB, upTo });
  await b.reopen();
  expect(await states(a, onA)).toBe('읽어 주세요: delivered');
  await relay.start();
  await eventually(async () => (await states(a, onA)) === '읽어 주세요: read');
});

test('a conversation that is being read says so at most once in three seconds, and then all at once', async () => {
  const { a, b, onA, onB } = await pair();
  const sent: string[] = [];
  for (let turn = 0; turn < 6; turn++) {
    const text = `${String(turn)}번`;
    sent.push(`${text}: read`);
    await a.send(onA, text);
    await b.services.chats.markRead({ conversation: onB, upTo: await arrived(b, onB, text) });
  }
  await eventually(async () => (await states(a, onA)) === sent.join(', '));
  // The first at once, the other five together.
  const changes = a.events.filter(
    (event) =>
      event.domain === 'chats' &&
      event.name === 'messagesChanged' &&
      event.payload.changed.some(({ state }) => state === 'read'),
  );
  expect(changes.length).toBeLessThanOrEqual(2);
});

test('what is read as a whole is all that has arrived, and nothing that is still to come', async () => {
  const { a, b, onA, onB } = await pair();
  await a.send(onA, '하나');
  await arrived(b, onB, '하나');
  await b.services.chats.markRead({ conversation: onB, upTo: Number.MAX_SAFE_INTEGER });
  expect(await b.conversations()).toMatchObject([{ unread: 0 }]);
  await a.send(onA, '둘');
  await arrived(b, onB, '둘');
  expect(await b.conversations()).toMatchObject([{ unread: 1 }]);
  await eventually(async () => (await states(a, onA)) === '하나: read, 둘: delivered');
});
