import { expect, test } from 'vitest';
import type { PersonId } from '#shared/model/ids.ts';
import { eventually } from '#tests/support/eventually.ts';
import { withDatabase } from '#tests/support/profile-database.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

const dayMs = 24 * 60 * 60 * 1000;

function offered(relay: TestRelay, index: number): PersonId {
  const person = relay.offered[index];
  if (person === undefined) throw new Error('nobody on offer');
  return person;
}

test.each([
  ['five years ahead', 5 * 365 * dayMs],
  ['forty years behind', -40 * 365 * dayMs],
])('a clock that is %s is said, and spoils neither order, keys nor memory', async (_name, skew) => {
  const relay = await TestRelay.start();
  const a = await TestCore.enrolled(relay, offered(relay, 0), { now: () => Date.now() + skew });
  const b = await TestCore.enrolled(relay, offered(relay, 1));
  const status = await eventually(async () => {
    const now = await a.services.app.status({});
    return now.clockSkewMs === null ? null : now;
  });
  expect(Math.abs((status.clockSkewMs ?? 0) - skew)).toBeLessThan(60_000);
  expect((await b.services.app.status({})).clockSkewMs).toBeNull();

  const onA = (await a.conversationWith(offered(relay, 1))).id;
  await a.send(onA, '하나');
  const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
  await b.send(onB, '둘');
  await eventually(async () => (await a.messages(onA)).length === 2);
  await a.send(onA, '셋');
  await eventually(async () => (await b.messages(onB)).length === 3);
  for (const [core, room] of [[a, onA] as const, [b, onB] as const]) {
    const messages = await core.messages(room);
    expect(messages.map(({ text }) => text)).toEqual(['하나', '둘', '셋']);
    for (const { time } of messages) expect(Math.abs(time - Date.now())).toBeLessThan(60_000);
  }
  // The connection brings the housekeeping: what is recent by the relay's clock is not forgotten by this PC's.
  await a.reopen();
  await a.online();
  await a.send(onA, '넷');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'delivered');
  await a.close();
  withDatabase(a, (database) => {
    const count = (table: string): unknown => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(count('seen')).toBeGreaterThanOrEqual(2);
    expect(count('sent_envelopes')).toBeGreaterThanOrEqual(3);
  });
  // Somebody who has never written to A meets keys that A still has.
  const c = await TestCore.enrolled(relay, offered(relay, 2));
  const withA = (await c.conversationWith(offered(relay, 0))).id;
  await c.send(withA, '처음 뵙겠습니다');
  await a.reopen();
  await eventually(async () => (await c.messages(withA)).at(-1)?.state === 'delivered');
});
