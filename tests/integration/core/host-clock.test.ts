import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ConversationId, PersonId } from '#shared/model/ids.ts';
import { shownTime } from '#shared/model/shown-time.ts';
import { eventually } from '#tests/support/eventually.ts';
import { withDatabase } from '#tests/support/profile-database.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

const hourMs = 3_600_000;

function offered(relay: TestRelay, index: number): PersonId {
  const person = relay.offered[index];
  if (person === undefined) throw new Error('nobody on offer');
  return person;
}

async function shown(core: TestCore, room: ConversationId): Promise<readonly string[]> {
  return (await core.messages(room)).map(({ text, state }) => `${text} ${state}`);
}

// The PC that hosts the relay, and both messengers on it, have the same clock.
test.each([
  ['nine hours ahead, and put right', 9 * hourMs, 0],
  ['right, and set 26 years back', 0, -26 * 365 * 24 * hourMs],
])('a clock that was %s moves no message, and marks as read only what was', async (_name, before, after) => {
  let skew = before;
  const now = (): number => Date.now() + skew;
  const relay = await TestRelay.start({ now });
  const [p, q] = [offered(relay, 0), offered(relay, 1)];
  const a = await TestCore.enrolled(relay, p, { now });
  const b = await TestCore.enrolled(relay, q, { now });
  const onA = (await a.conversationWith(q)).id;
  const say = async (text: string): Promise<void> => {
    await a.send(onA, text);
    await eventually(async () => (await a.messages(onA)).every(({ state }) => state === 'delivered'));
  };
  await say('1');
  await say('2');
  skew = after;
  await say('3');
  await say('4');
  const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
  expect(await shown(a, onA)).toEqual(['1 delivered', '2 delivered', '3 delivered', '4 delivered']);
  expect(await shown(b, onB)).toEqual(['1 received', '2 received', '3 received', '4 received']);
  for (const core of [a, b]) {
    const [row] = await core.conversations();
    expect(row?.preview?.text).toBe('4');
    for (const last of [row, (await core.messages(onA)).at(-1), (await core.messages(onB)).at(-1)])
      if (last !== undefined) expect(Math.abs(shownTime(last) - now())).toBeLessThan(60_000);
  }
  const third = (await b.messages(onB)).find(({ text }) => text === '3');
  await b.services.chats.markRead({ conversation: onB, upTo: third?.arrival ?? 0 });
  await eventually(async () => (await shown(a, onA)).includes('3 read'));
  expect(await shown(a, onA)).toEqual(['1 read', '2 read', '3 read', '4 delivered']);
  expect(await b.conversations()).toMatchObject([{ unread: 1 }]);
  // Also over a restart of all three.
  await relay.stop();
  await relay.start();
  await Promise.all([a.reopen(), b.reopen()]);
  await b.send(onB, '5');
  await eventually(async () => (await a.messages(onA)).at(-1)?.text === '5');
  expect((await b.messages(onB)).map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5']);
  expect((await a.conversations()).at(0)?.preview?.text).toBe('5');
});

test('who was away for 21 days is answered by what was sent on the day of coming back', async () => {
  let skew = 0;
  const now = (): number => Date.now() + skew;
  const relay = await TestRelay.start({ now });
  const [p, q] = [offered(relay, 0), offered(relay, 1)];
  const a = await TestCore.enrolled(relay, p, { now });
  const b = await TestCore.enrolled(relay, q, { now });
  const onA = (await a.conversationWith(q)).id;
  await a.send(onA, '하나');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'delivered');
  await Promise.all([a.close(), b.close(), relay.stop()]);
  withDatabase(b, (database) => database.exec('DELETE FROM sessions'));
  skew = 21 * 24 * hourMs;
  await relay.start();
  await a.reopen();
  await a.online();
  await a.send(onA, '둘');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'sent');
  await Promise.all([a.close(), relay.stop()]);
  // The next day time is believed, and has leapt.
  skew += 25 * hourMs;
  await relay.start();
  await a.reopen();
  await a.online();
  await a.reopen();
  await b.reopen();
  const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
  await eventually(async () => (await shown(b, onB)).includes('둘 received'), 20_000);
  expect(await shown(b, onB)).toEqual(['하나 received', '둘 received']);
});

test('a start with a clock that says 2020 forgets nothing of what can be asked for again', async () => {
  let skew = 0;
  const now = (): number => Date.now() + skew;
  const relay = await TestRelay.start({ now });
  const a = await TestCore.enrolled(relay, offered(relay, 0), { now });
  const b = await TestCore.enrolled(relay, offered(relay, 1));
  const onA = (await a.conversationWith(offered(relay, 1))).id;
  await a.send(onA, '하나');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'delivered');
  await b.close();
  withDatabase(b, (database) => database.exec('DELETE FROM sessions'));
  await a.send(onA, '둘');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'sent');
  skew = Date.UTC(2020, 0, 1) - Date.now();
  await a.reopen();
  await a.online();
  await a.send(onA, '셋');
  await eventually(async () => (await a.messages(onA)).every(({ state }) => state !== 'sending'));
  // What is done at a connection ends with forgetting.
  await setTimeout(1_000);
  await b.reopen();
  const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
  await eventually(async () => (await shown(b, onB)).includes('둘 received'), 20_000);
});
