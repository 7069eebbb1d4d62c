import { expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { salvageStorage, type SalvagedStorage } from '#core/storage/index.ts';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { withDatabase } from '#tests/support/profile-database.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

interface Written {
  readonly a: TestCore;
  readonly b: TestCore;
  readonly onA: ConversationId;
}

/** A has written to B, who has read and not answered; the second message has not left yet. */
async function written(): Promise<Written> {
  const relay = await TestRelay.start();
  const [p, q] = relay.offered;
  if (p === undefined || q === undefined) throw new Error('nobody on offer');
  let isDown = false;
  const wrapBackend = overriding((real) => ({
    send: (envelopes, coverage) =>
      isDown ? Promise.reject(new AppError('unavailable')) : real.send(envelopes, coverage),
  }));
  const a = await TestCore.enrolled(relay, p, { wrapBackend });
  const b = await TestCore.enrolled(relay, q);
  const onA = (await a.conversationWith(q)).id;
  await a.send(onA, '하나');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'delivered');
  isDown = true;
  await a.send(onA, '둘');
  await a.close();
  isDown = false;
  return { a, b, onA };
}

async function salvagedWithout(a: TestCore, loss: string): Promise<SalvagedStorage> {
  withDatabase(a, (database) => database.exec(loss));
  const { databaseFile, databaseKey } = a.options;
  if (databaseKey === null) throw new Error('the core has no key');
  const salvaged = salvageStorage(databaseFile, databaseKey);
  await a.reopen();
  await a.online();
  return salvaged;
}

test.each([
  ['the outbox', 'DELETE FROM sent_envelopes'],
  ['the send log', `DELETE FROM outbox; UPDATE messages SET state = 'failed' WHERE state = 'sending'`],
  ['an account that no person is left of', 'DELETE FROM people WHERE person <> (SELECT person FROM account)'],
])('a lost conversation in which only oneself wrote is known again by %s', async (_name, loss) => {
  const { a, b, onA } = await written();
  const salvaged = await salvagedWithout(a, `DELETE FROM conversations; ${loss}`);
  expect(salvaged).toMatchObject({ conversations: 1, messages: 2 });
  const room = await eventually(async () => (await a.conversations()).find(({ peer }) => peer.name !== '?'));
  expect(await a.conversations()).toMatchObject([{ trust: 'known' }]);
  expect((await a.messages(room.id)).map(({ text }) => text)).toEqual(['하나', '둘']);
  if (!loss.includes('DELETE FROM outbox')) {
    const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
    await eventually(async () => (await b.messages(onB)).at(-1)?.text === '둘', 20_000);
  }
  expect(room.id).toBe(onA);
});

test('one of which nothing says whom it was with can still be read', async () => {
  const { a, onA } = await written();
  const salvaged = await salvagedWithout(
    a,
    'DELETE FROM conversations; DELETE FROM sent_envelopes; DELETE FROM outbox',
  );
  expect(salvaged).toMatchObject({ conversations: 1, messages: 2 });
  expect(await a.conversations()).toMatchObject([{ id: onA, peer: { name: '?' } }]);
  expect((await a.messages(onA)).map(({ text, state }) => `${text} ${state}`)).toEqual([
    '하나 delivered',
    '둘 failed',
  ]);
});
