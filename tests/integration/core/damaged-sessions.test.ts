import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ConversationId, PersonId } from '#shared/model/ids.ts';
import { damagePage } from '#tests/support/damage-page.ts';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { leafOf, withDatabase } from '#tests/support/profile-database.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

test.each(['sessions', 'identities'])(
  'what comes while %s cannot be read waits at the relay for the salvage',
  async (table) => {
    const relay = await TestRelay.start();
    const [p, q] = relay.offered;
    if (p === undefined || q === undefined) throw new Error('nobody on offer');
    const acknowledged: number[] = [];
    const wrapBackend = overriding((real) => ({
      ack: (upTo) => {
        acknowledged.push(upTo);
        real.ack(upTo);
      },
    }));
    const a = await TestCore.enrolled(relay, p);
    const b = await TestCore.enrolled(relay, q, { wrapBackend });
    const onA = (await a.conversationWith(q)).id;
    await a.send(onA, '처음');
    const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
    await b.send(onB, '답장');
    await eventually(async () => (await b.messages(onB)).at(-1)?.state === 'delivered');
    await b.close();
    damagePage(b.options.databaseFile, leafOf(b, table));
    await a.send(onA, '중요한 글');
    await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'sent');
    acknowledged.length = 0;
    await b.reopen();
    await eventually(async () => (await b.services.app.status({})).failure === 'database-unreadable');
    // Longer than the patience with a batch that could not be received.
    await setTimeout(4_000);
    expect((await b.messages(onB)).map(({ text }) => text)).toEqual(['처음', '답장']);
    expect(acknowledged).toEqual([]);

    await b.services.recovery.salvage({});
    await b.reopen();
    await b.online();
    await eventually(async () => (await b.messages(onB)).at(-1)?.text === '중요한 글', 20_000);
    await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'delivered');
    expect(b.counts.keptEnvelopes).toBe(0);
  },
  60_000,
);

test('while the session of one sender cannot be read, what others send is received', async () => {
  const relay = await TestRelay.start();
  const [p, q, r] = relay.offered;
  if (p === undefined || q === undefined || r === undefined) throw new Error('nobody on offer');
  const a = await TestCore.enrolled(relay, p);
  const c = await TestCore.enrolled(relay, r);
  const b = await TestCore.enrolled(relay, q);
  const rooms = new Map<TestCore, ConversationId>();
  for (const core of [a, c]) {
    rooms.set(core, (await core.conversationWith(q)).id);
    await say(core, '처음', 'delivered');
  }
  const texts = async (): Promise<readonly string[]> => {
    const all = await Promise.all((await b.conversations()).map(({ id }) => b.messages(id)));
    return all
      .flat()
      .map(({ text }) => text)
      .toSorted();
  };
  await b.close();
  damagePage(b.options.databaseFile, leafWith(b, p));
  await say(a, '중요한 글', 'sent');
  await say(c, '다른 글', 'sent');
  await say(c, '또 다른 글', 'sent');
  await b.reopen();
  await eventually(async () => (await texts()).includes('또 다른 글'), 20_000);
  expect(await texts()).toEqual(['다른 글', '또 다른 글', '처음', '처음'].toSorted());
  await eventually(async () => (await b.services.app.status({})).failure === 'database-unreadable');

  // The relay has it still.
  await b.services.recovery.salvage({});
  await b.reopen();
  await eventually(async () => (await texts()).includes('중요한 글'), 20_000);
  expect(await texts()).toEqual(['다른 글', '또 다른 글', '중요한 글', '처음', '처음'].toSorted());

  async function say(core: TestCore, text: string, state: 'sent' | 'delivered'): Promise<void> {
    const room = rooms.get(core);
    if (room === undefined) throw new Error('no conversation');
    await core.send(room, text);
    await eventually(async () => (await core.messages(room)).at(-1)?.state === state);
  }
}, 60_000);

/** The page that holds the session with one of two people, once there are pages of filling between both. */
function leafWith(core: TestCore, person: PersonId): number {
  return withDatabase(core, (database) => {
    const account = database.prepare('SELECT account FROM people WHERE person = ?').pluck().get(person);
    const [low] = database.prepare('SELECT address FROM sessions ORDER BY address').pluck().all() as string[];
    if (low === undefined) throw new Error('there is no session');
    const fill = database.prepare('INSERT INTO sessions (address, record) VALUES (?, zeroblob(900))');
    for (let row = 10; row < 60; row++) fill.run(`${low}~${String(row)}`);
    database.pragma('wal_checkpoint(TRUNCATE)');
    const order = low.startsWith(String(account)) ? '' : 'DESC';
    const leaf = `SELECT pageno FROM dbstat WHERE name = 'sessions' AND pagetype = 'leaf' ORDER BY path ${order} LIMIT 1`;
    return database.prepare(leaf).pluck().get() as number;
  });
}
