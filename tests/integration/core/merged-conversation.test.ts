import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import { accountId, deviceId } from '#shared/model/ids.ts';
import { attackedPair } from '#tests/support/attacked-pair.ts';
import { eventually } from '#tests/support/eventually.ts';
import { deliverText } from '#tests/support/forged-text.ts';
import { Forger } from '#tests/support/forger.ts';

test('what waits in the conversation with a stranger leaves after the directory has said who they are', async () => {
  const { attacker, a, personB, onA } = await attackedPair();
  await a.services.chats.markRead({ conversation: onA, upTo: (await a.messages(onA)).at(-1)?.arrival ?? 0 });
  const stranger = new Forger({ account: accountId(randomUUID()), device: deviceId(1) });
  await deliverText(attacker, stranger, '누구');
  await deliverText(attacker, stranger, '누구일까요');
  const row = await eventually(async () =>
    (await a.conversations()).find(({ preview, unread }) => preview?.text === '누구일까요' && unread === 2),
  );
  const first = (await a.messages(row.id)).find(({ text }) => text === '누구');
  await a.services.chats.markRead({ conversation: row.id, upTo: first?.arrival ?? 0 });
  attacker.lies.fetchDevices = () => Promise.resolve(stranger.deviceList());
  attacker.lies.fetchBundles = () => Promise.resolve([stranger.bundle()]);
  let isHolding = true;
  attacker.lies.send = () =>
    isHolding
      ? Promise.reject(new AppError('mailbox-full'))
      : Promise.resolve({ acceptedAt: Date.now(), duplicate: false });
  await a.send(row.id, '대답');
  await eventually(() => attacker.sent.some(({ to }) => to.account === stranger.address.account));
  a.events.length = 0;
  attacker.tellDirectory({ ...personB, account: stranger.address.account });
  await eventually(async () => (await a.conversations()).length === 1);

  expect(await a.conversations()).toMatchObject([
    { id: onA, unread: 1, preview: { text: '대답', mine: true } },
  ]);
  const rows = a.events.filter(({ name }) => name === 'conversationChanged').map(({ payload }) => payload);
  expect(rows).toContainEqual(expect.objectContaining({ id: onA, trust: 'changed', unread: 1 }));
  const told = a.events.flatMap((event) => (event.name === 'messagesChanged' ? event.payload.changed : []));
  expect(told.map(({ text }) => text)).toEqual(expect.arrayContaining(['누구', '누구일까요', '대답']));
  const merges = a.events.flatMap((event) => (event.name === 'conversationMerged' ? event.payload : []));
  expect(merges).toMatchObject([{ from: row.id, into: { id: onA, unread: 1 } }]);
  await expect(a.services.chats.get({ conversation: row.id })).rejects.toMatchObject({ code: 'not-found' });
  // A window may say so of the one that it showed a moment ago.
  await a.services.chats.markRead({ conversation: row.id, upTo: Number.MAX_SAFE_INTEGER });
  expect(await a.conversations()).toMatchObject([{ id: onA, unread: 1 }]);
  isHolding = false;
  // Not only when the pause of the queue is over in which it had waited before.
  await eventually(
    async () => (await a.messages(onA)).find(({ text }) => text === '대답')?.state === 'sent',
    5_000,
  );
  expect((await a.messages(onA)).filter(({ text }) => text === '대답')).toHaveLength(1);
  expect(a.failures).toEqual([]);
});
