import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { PreKeyCount } from '#shared/backend/keys.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import type { PersonId } from '#shared/model/ids.ts';
import { KeyUpkeep } from '#core/account/index.ts';
import { openStorage } from '#core/storage/index.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { withDatabase } from '#tests/support/profile-database.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

const dayMs = 24 * 60 * 60 * 1000;

interface Owner {
  readonly core: TestCore;
  readonly count: () => Promise<PreKeyCount>;
  later(ms: number): void;
}

function person(relay: TestRelay, index: number): PersonId {
  const found = relay.offered[index];
  if (found === undefined) throw new Error('nobody on offer');
  return found;
}

interface TestClock {
  readonly now: () => number;
  later(ms: number): void;
}

/** The time of everybody in a test. */
function testClock(): TestClock {
  let passed = 0;
  return {
    now: () => Date.now() + passed,
    later: (ms) => {
      passed += ms;
    },
  };
}

/** A core whose clock the test sets, and whose keys at the relay it can count. */
async function owner(relay: TestRelay, clock: TestClock): Promise<Owner> {
  let adapter: BackendAdapter | null = null;
  const core = await TestCore.enrolled(relay, person(relay, 0), {
    now: clock.now,
    wrapBackend: (backend) => {
      adapter = backend;
      return backend;
    },
  });
  return {
    core,
    count: () => adapter?.preKeyCount() ?? Promise.reject(new Error('not open')),
    later: clock.later,
  };
}

async function stranger(relay: TestRelay, index = 2): Promise<BackendClient> {
  return BackendClient.enrolled(
    { kind: 'relay', location: { kind: 'local', path: relay.path } },
    person(relay, index),
  );
}

async function accountOf(
  relay: TestRelay,
  client: BackendClient,
): Promise<Parameters<BackendAdapter['fetchDevices']>[0]> {
  const pages = await Array.fromAsync(client.adapter.syncDirectory(null));
  const account = pages.flatMap(({ people }) => people).find(({ id }) => id === person(relay, 0))?.account;
  if (account == null) throw new Error('not enrolled');
  return account;
}

test('keys that others have used up are replaced at the next connection', async () => {
  const relay = await TestRelay.start();
  const { core, count } = await owner(relay, testClock());
  expect(await count()).toEqual({ preKeys: 100, kyberPreKeys: 20 });
  // Two, because the relay gives nobody more than a few keys of one account.
  for (const index of [2, 3]) {
    const client = await stranger(relay, index);
    const account = await accountOf(relay, client);
    for (let used = 0; used < 9; used++) await client.adapter.fetchBundles(account);
  }
  expect(await count()).toEqual({ preKeys: 82, kyberPreKeys: 2 });
  await core.reopen();
  await eventually(async () => (await count()).kyberPreKeys === 22);
  expect(core.failures).toEqual([]);
});

test('the signed key is replaced every other day, and first messages made with the old one still open', async () => {
  const clock = testClock();
  const relay = await TestRelay.start({ now: clock.now });
  const { core, later } = await owner(relay, clock);
  const client = await stranger(relay);
  const account = await accountOf(relay, client);
  const signedKey = async (): Promise<number> =>
    (await client.adapter.fetchBundles(account))[0]?.signedPreKey.id ?? 0;
  const first = await signedKey();
  await core.reopen();
  await core.online();
  expect(await signedKey()).toBe(first);

  // A message that was encrypted with the old keys and waits at the relay while they are replaced.
  const writer = await TestCore.enrolled(relay, person(relay, 1));
  const conversation = await writer.conversationWith(person(relay, 0));
  await core.close();
  await writer.send(conversation.id, '기다린 메시지');
  await eventually(async () => (await writer.messages(conversation.id)).at(0)?.state === 'sent');
  later(3 * dayMs);
  await core.reopen();
  await eventually(async () => (await signedKey()) > first);
  const row = await eventually(async () => (await core.conversations()).at(0));
  expect(row.preview).toMatchObject({ text: '기다린 메시지', state: 'received' });
});

test('keys that were taken and never used are forgotten in the end, and those that wait at the relay are not', async () => {
  const clock = testClock();
  const relay = await TestRelay.start({ now: clock.now });
  const { core } = await owner(relay, clock);
  const client = await stranger(relay);
  const account = await accountOf(relay, client);
  for (let used = 0; used < 5; used++) await client.adapter.fetchBundles(account);
  const ids = async (): Promise<readonly number[]> => {
    await core.close();
    const kept = withDatabase(core, (database) =>
      database.prepare('SELECT id FROM pre_keys ORDER BY id').pluck().all(),
    ) as number[];
    await core.reopen();
    await core.online();
    return kept;
  };
  expect((await ids()).slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6]);
  await eventually(async () => {
    clock.later(46 * dayMs);
    const kept = await ids();
    return !kept.includes(5) && kept.includes(6);
  });
});

test('a signed and a last-resort key are kept for 45 days after their successors were made, and not longer', async () => {
  const relay = await TestRelay.start();
  const client = await stranger(relay);
  const storage = openStorage({ file: join(temporaryFolder(), 'narae.db'), key: ownBytes(randomBytes(32)) });
  onTestFinished(() => {
    storage.close();
  });
  const lastResorts: number[] = [];
  const backend = overriding((real) => ({
    publishKeys: async (keys) => {
      await real.publishKeys(keys);
      lastResorts.push(keys.lastResortKyberPreKey.id);
    },
  }))(client.adapter);
  const identity = {
    address: client.credential,
    keyPair: client.identity,
    registrationId: client.registrationId,
  };
  const runAt = async (time: number): Promise<void> => {
    const now = (): number => time;
    await new KeyUpkeep(storage, backend, identity, { now, cautiousNow: now }).run();
  };
  const kept = (): readonly boolean[] => [
    ...[1, 2].map((id) => storage.protocol.signedPreKey(id) !== null),
    ...lastResorts.slice(0, 2).map((id) => storage.protocol.kyberPreKey(id) !== null),
  ];
  const [first, second] = [Date.now(), Date.now() + 3 * dayMs];
  await runAt(first);
  await runAt(second);
  await runAt(second + 45 * dayMs);
  expect(lastResorts).toHaveLength(3);
  expect(kept()).toEqual([true, true, true, true]);
  await runAt(second + 45 * dayMs + 1);
  expect(kept()).toEqual([false, true, false, true]);
});
