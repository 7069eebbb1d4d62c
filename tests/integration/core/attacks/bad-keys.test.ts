import { expect, test } from 'vitest';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import type { LogEntry } from '#core/diagnostics/index.ts';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

type Lies = (real: BackendAdapter) => Partial<BackendAdapter>;

const forgedBundles: Lies = (real) => ({
  fetchBundles: async (...asked) =>
    (await real.fetchBundles(...asked)).map((bundle) => ({
      ...bundle,
      signedPreKey: { ...bundle.signedPreKey, signature: otherThan(bundle.signedPreKey.signature) },
    })),
});

const forgedLists: Lies = (real) => ({
  fetchDevices: async (account) => {
    const list = await real.fetchDevices(account);
    return { ...list, signature: otherThan(list.signature) };
  },
});

test.each([
  ['a bundle', forgedBundles],
  ['a list of devices', forgedLists],
])('of %s whose signature is wrong the sender is told just that, and can send again', async (_what, lies) => {
  const relay = await TestRelay.start();
  const [p, q] = relay.offered;
  if (p === undefined || q === undefined) throw new Error('nobody on offer');
  let isLying = true;
  const log: LogEntry[] = [];
  const a = await TestCore.enrolled(relay, p, {
    log: (entry) => log.push(entry),
    wrapBackend: (real) => {
      const lying = overriding(lies)(real);
      return overriding(() => ({
        fetchBundles: (...asked) => (isLying ? lying : real).fetchBundles(...asked),
        fetchDevices: (account) => (isLying ? lying : real).fetchDevices(account),
      }))(real);
    },
  });
  const b = await TestCore.enrolled(relay, q);
  const onA = (await a.conversationWith(q)).id;
  const { id } = await a.send(onA, '처음');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'failed');
  expect((await a.messages(onA)).at(-1)?.failure).toBe('bad-keys');
  expect(log.filter(({ event }) => event === 'send-failed')).toMatchObject([{ code: 'bad-keys' }]);
  expect(await b.conversations()).toEqual([]);
  isLying = false;
  await a.services.chats.retry({ message: id });
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'delivered');
});

test('a receipt that waits because of such keys is in the log, once', async () => {
  const relay = await TestRelay.start();
  const [p, q] = relay.offered;
  if (p === undefined || q === undefined) throw new Error('nobody on offer');
  const log: LogEntry[] = [];
  const a = await TestCore.enrolled(relay, p, {
    log: (entry) => log.push(entry),
    wrapBackend: overriding(forgedLists),
  });
  const b = await TestCore.enrolled(relay, q);
  const onB = (await b.conversationWith(p)).id;
  for (const text of ['하나', '둘']) {
    await b.send(onB, text);
    await eventually(async () => {
      const room = (await a.conversations()).at(0);
      return room !== undefined && (await a.messages(room.id)).at(-1)?.text === text;
    });
  }
  const postponed = (): readonly LogEntry[] => log.filter(({ event }) => event === 'send-postponed');
  await eventually(() => postponed().length > 0);
  expect(postponed()).toMatchObject([{ code: 'bad-keys' }]);
});

function otherThan(signature: Bytes): Bytes {
  const changed = ownBytes(signature);
  changed[0] = (changed[0] ?? 0) ^ 1;
  return changed;
}
