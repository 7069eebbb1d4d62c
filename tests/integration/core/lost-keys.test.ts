import { copyFileSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import type { PersonId } from '#shared/model/ids.ts';
import type { CoreOptions } from '#core/compose.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { damagePage } from '#tests/support/damage-page.ts';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { leafOf, withDatabase } from '#tests/support/profile-database.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

function offered(relay: TestRelay, index: number): PersonId {
  const person = relay.offered[index];
  if (person === undefined) throw new Error('nobody on offer');
  return person;
}

/** What a core shows of all its conversations, once nothing is missing any more. */
async function shown(core: TestCore): Promise<readonly string[]> {
  const rows = await core.conversations();
  const lists = await Promise.all(rows.map(({ id }) => core.messages(id)));
  return lists.flat().map(({ text, state }) => `${text}/${state}`);
}

/** Uses up one-time keys of somebody, as strangers do who never write. */
async function takeBundles(relay: TestRelay, owner: PersonId, by: number, count: number): Promise<void> {
  const location = { kind: 'local', path: relay.path } as const;
  const client = await BackendClient.enrolled({ kind: 'relay', location }, offered(relay, by));
  const pages = await Array.fromAsync(client.adapter.syncDirectory(null));
  const account = pages.flatMap(({ people }) => people).find(({ id }) => id === owner)?.account;
  if (account === undefined || account === null) throw new Error('not enrolled');
  for (let taken = 0; taken < count; taken++) await client.adapter.fetchBundles(account);
  await client.adapter.close();
}

test('after a salvage that lost private keys, first messages and those of old correspondents arrive', async () => {
  const relay = await TestRelay.start();
  const [p, q] = [offered(relay, 0), offered(relay, 1)];
  const a = await TestCore.enrolled(relay, p);
  const b = await TestCore.enrolled(relay, q);
  const onA = (await a.conversationWith(q)).id;
  await a.send(onA, '처음');
  const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
  await b.send(onB, '답장');
  await eventually(async () => (await b.messages(onB)).at(-1)?.state === 'delivered');
  await b.close();
  damagePage(b.options.databaseFile, leafOf(b, 'pre_keys'));
  await b.reopen();
  await eventually(async () => (await b.services.app.status({})).failure === 'database-unreadable');
  expect((await b.services.recovery.salvage({})).complete).toBe(false);
  await b.reopen();
  await b.online();
  await a.send(onA, '그 다음');
  const c = await TestCore.enrolled(relay, offered(relay, 2));
  await c.send((await c.conversationWith(q)).id, '처음 뵙겠습니다');
  const all = ['처음/received', '답장/delivered', '그 다음/received', '처음 뵙겠습니다/received'];
  await eventually(async () => (await shown(b)).toSorted().join() === all.toSorted().join(), 20_000);
  expect(b.counts.keptEnvelopes).toBe(0);
});

/** B, as its backup has it that is older than the keys that others take of it by now. */
async function restored(
  relay: TestRelay,
  overrides: Partial<CoreOptions> = {},
): Promise<{ readonly b: TestCore; readonly person: PersonId }> {
  const person = offered(relay, 1);
  const few = { batch: { preKeys: 4, kyberPreKeys: 4 }, fewest: { preKeys: 2, kyberPreKeys: 2 } };
  const keys = { ...few, rotationMs: Number.POSITIVE_INFINITY, betweenRenewalsMs: 0, senderKeyMs: 1 };
  const b = await TestCore.enrolled(relay, person, { keys, ...overrides });
  await b.close();
  const file = b.options.databaseFile;
  copyFileSync(file, `${file}.backup`);
  await takeBundles(relay, person, 2, 4);
  await b.reopen();
  await eventually(() => withDatabase(b, (database) => newest(database.prepare(newestPublished).get()) > 4));
  await b.close();
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  copyFileSync(`${file}.backup`, file);
  return { b, person };
}

const newestPublished = 'SELECT max(id) AS id FROM pre_keys WHERE published_at IS NOT NULL';

function newest(row: unknown): number {
  return (row as { readonly id: number | null }).id ?? 0;
}

test('a profile restored from a backup hands out keys that it has, under ids that are new to the relay', async () => {
  const relay = await TestRelay.start();
  const { b, person } = await restored(relay);
  await b.reopen();
  await eventually(() => withDatabase(b, (database) => newest(database.prepare(newestPublished).get()) > 8));
  const c = await TestCore.enrolled(relay, offered(relay, 4));
  await c.send((await c.conversationWith(person)).id, '처음 뵙겠습니다');
  await eventually(async () => (await shown(b)).length > 0);
  expect(await shown(b)).toEqual(['처음 뵙겠습니다/received']);
  expect(b.counts.keptEnvelopes).toBe(0);
});

test('what was sealed for keys that a restored profile has not got shows once, however often it has to come', async () => {
  const relay = await TestRelay.start();
  const { b, person } = await restored(relay);
  const c = await TestCore.enrolled(relay, offered(relay, 4));
  const onC = (await c.conversationWith(person)).id;
  await c.send(onC, '처음 뵙겠습니다');
  await eventually(async () => (await c.messages(onC)).at(0)?.state === 'sent');
  await b.reopen();
  await eventually(async () => (await shown(b)).join() === '처음 뵙겠습니다/received', 20_000);
  expect(await b.conversations()).toMatchObject([{ unread: 1 }]);
  await eventually(async () => (await c.messages(onC)).at(0)?.state === 'delivered');
  expect(b.counts.keptEnvelopes).toBe(0);
});

test('a message that cannot be opened however often it comes is one placeholder, and unread once', async () => {
  const relay = await TestRelay.start();
  const { b, person } = await restored(relay, {
    // The relay goes on handing out keys that are gone.
    wrapBackend: overriding(() => ({
      publishedKeys: () => Promise.reject(new AppError('unavailable')),
    })),
  });
  const c = await TestCore.enrolled(relay, offered(relay, 4));
  await c.send((await c.conversationWith(person)).id, '처음 뵙겠습니다');
  await b.reopen();
  // The message, and five repetitions.
  await eventually(() => b.counts.keptEnvelopes >= 6, 20_000);
  expect(await shown(b)).toEqual(['/undecryptable']);
  expect(await b.conversations()).toMatchObject([{ unread: 1 }]);
});
