import { expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { attackedPair } from '#tests/support/attacked-pair.ts';
import { damagePage } from '#tests/support/damage-page.ts';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { leafOf } from '#tests/support/profile-database.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

test('a damaged page of the outbox is told and ends nothing: the history can be read, and salvaged', async () => {
  const { a, onA } = await attackedPair();
  await a.close();
  damagePage(a.options.databaseFile, leafOf(a, 'outbox_by_queue'));

  // What is thrown from within an event of the connection would end this process, and with it the test.
  await a.reopen();
  await a.online();
  await eventually(async () => (await a.services.app.status({})).failure === 'database-unreadable');
  expect(a.failures).toContainEqual(expect.objectContaining({ code: 'database-unreadable' }));
  expect((await a.messages(onA)).map(({ text }) => text)).toEqual(['처음', '답장']);
  expect(await a.services.recovery.salvage({})).toMatchObject({ conversations: 1, messages: 2 });
  await a.reopen();
  await a.send(onA, '다시');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'delivered');
});

test('a message whose job was lost says so, and sent again it arrives once, even where it had left', async () => {
  const relay = await TestRelay.start();
  const [p, q] = relay.offered;
  if (p === undefined || q === undefined) throw new Error('nobody on offer');
  let isDown = false;
  let isAnswerLost = false;
  const wrapBackend = overriding((real) => ({
    send: async (envelopes, coverage) => {
      if (isDown) throw new AppError('unavailable');
      const acceptance = await real.send(envelopes, coverage);
      if (isAnswerLost) throw new AppError('unavailable');
      return acceptance;
    },
  }));
  const a = await TestCore.enrolled(relay, p, { wrapBackend });
  let isSilent = false;
  const b = await TestCore.enrolled(relay, q, {
    wrapBackend: overriding((real) => ({
      send: (envelopes, coverage) =>
        isSilent ? Promise.reject(new AppError('unavailable')) : real.send(envelopes, coverage),
    })),
  });
  const onA = (await a.conversationWith(q)).id;
  await a.send(onA, '처음');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'delivered');
  const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
  const textsOfB = async (): Promise<readonly string[]> => (await b.messages(onB)).map(({ text }) => text);
  [isAnswerLost, isSilent] = [true, true];
  const left = await a.send(onA, '떠난 글');
  await eventually(async () => (await textsOfB()).length === 2);
  await b.close();
  isDown = true;
  const stayed = await a.send(onA, '남은 글');
  await a.close();
  damagePage(a.options.databaseFile, leafOf(a, 'outbox'));
  [isDown, isAnswerLost] = [false, false];
  await a.reopen();
  await eventually(async () => (await a.services.app.status({})).failure === 'database-unreadable');
  await a.services.recovery.salvage({});
  await a.reopen();
  await a.online();
  const fates = async (): Promise<unknown> =>
    (await a.messages(onA)).map(({ text, state, failure }) => [text, state, failure]);
  expect(await fates()).toEqual([
    ['처음', 'delivered', null],
    ['떠난 글', 'failed', 'undelivered'],
    ['남은 글', 'failed', 'undelivered'],
  ]);
  expect((await a.conversations()).at(0)?.preview).toMatchObject({ state: 'failed' });
  isSilent = false;
  await b.reopen();
  for (const { id } of [left, stayed]) await a.services.chats.retry({ message: id });
  await eventually(async () => (await a.messages(onA)).every(({ state }) => state === 'delivered'));
  expect(await textsOfB()).toEqual(['처음', '떠난 글', '남은 글']);
});
