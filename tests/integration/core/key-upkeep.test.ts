import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { KeyUpload, PreKeyCount } from '#shared/backend/keys.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import type { PersonId } from '#shared/model/ids.ts';
import { KeyUpkeep } from '#core/account/index.ts';
import { makePreKeys } from '#core/signal/index.ts';
import { openStorage, type Storage } from '#core/storage/index.ts';
import { standardLimits } from '#relay/gateway/limits/gateway-limits.ts';
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
  /** Opens the core anew, and waits until it has looked after its keys. */
  upkept(): Promise<void>;
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
  let looked = 0;
  const core = await TestCore.enrolled(relay, person(relay, 0), {
    now: clock.now,
    wrapBackend: (backend) => {
      adapter = backend;
      return overriding((real) => ({
        preKeyCount: async () => {
          const count = await real.preKeyCount();
          looked += 1;
          return count;
        },
      }))(backend);
    },
  });
  return {
    core,
    upkept: async () => {
      await core.close();
      const before = looked;
      await core.reopen();
      await eventually(() => looked > before);
    },
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
  // Those of the other kind are enough, and would only grow.
  expect(await count()).toEqual({ preKeys: 82, kyberPreKeys: 22 });
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
  const { core, upkept } = await owner(relay, clock);
  const client = await stranger(relay);
  const account = await accountOf(relay, client);
  for (let used = 0; used < 5; used++) await client.adapter.fetchBundles(account);
  const ids = async (): Promise<readonly number[]> => {
    await upkept();
    await core.close();
    return withDatabase(core, (database) =>
      database.prepare('SELECT id FROM pre_keys ORDER BY id').pluck().all(),
    ) as number[];
  };
  expect((await ids()).slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6]);
  clock.later(46 * dayMs);
  // The clock has leapt, and the relay's with it: nothing is forgotten before it has gone on for a day.
  expect((await ids()).slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6]);
  clock.later(dayMs);
  expect((await ids())[0]).toBe(6);
});

interface Upkeep {
  readonly client: BackendClient;
  readonly storage: Storage;
  /** What was handed over for publishing, whatever came of it. */
  readonly uploads: KeyUpload[];
  /** Whether a publication fails before the relay has it, or its answer is lost. */
  fails: 'never' | 'before' | 'after';
  runAt(time: number): Promise<void>;
  /** Ids of one-time EC keys, and of signed ones, as a stranger gets them in so many bundles. */
  bundles(count: number): Promise<readonly { readonly preKey: number | null; readonly signed: number }[]>;
  /** Whether the private halves of a bundle are here. */
  kept(id: { readonly preKey: number | null; readonly signed: number }): boolean;
}

/** The upkeep of a device that has no one-time keys yet. */
async function upkeep(): Promise<Upkeep> {
  const plenty = { capacity: 10_000, perSecond: 1_000 };
  const relay = await TestRelay.start({
    limits: { ...standardLimits, bundles: plenty, oneTimeKeys: plenty, requests: plenty },
  });
  const configuration = { kind: 'relay', location: { kind: 'local', path: relay.path } } as const;
  const client = await BackendClient.enrolled(configuration, person(relay, 0), 0);
  const other = await BackendClient.enrolled(configuration, person(relay, 1));
  const storage = openStorage({ file: join(temporaryFolder(), 'narae.db'), key: ownBytes(randomBytes(32)) });
  onTestFinished(() => {
    storage.close();
  });
  const identity = {
    address: client.credential,
    keyPair: client.identity,
    registrationId: client.registrationId,
  };
  const state: Upkeep = {
    client,
    storage,
    uploads: [],
    fails: 'never',
    runAt: async (time) => {
      const now = (): number => time;
      // Anew each time: what a program remembers only while it runs is not what is tested here.
      await new KeyUpkeep(storage, backend, identity, { now, cautiousNow: now }).run();
    },
    bundles: async (count) => {
      const bundles = await Promise.all(
        Array.from({ length: count }, () => other.adapter.fetchBundles(client.credential.account)),
      );
      return bundles.flat().map(({ preKey, signedPreKey }) => ({
        preKey: preKey?.id ?? null,
        signed: signedPreKey.id,
      }));
    },
    kept: ({ preKey, signed }) =>
      storage.protocol.signedPreKey(signed) !== null &&
      (preKey === null || storage.protocol.preKey(preKey) !== null),
  };
  const backend = overriding((real) => ({
    publishKeys: async (keys) => {
      state.uploads.push(keys);
      if (state.fails !== 'before') await real.publishKeys(keys);
      if (state.fails !== 'never') throw new AppError('unavailable');
    },
  }))(client.adapter);
  return state;
}

test('a signed and a last-resort key are kept for 45 days after their successors were published, and not longer', async () => {
  const { storage, uploads, runAt } = await upkeep();
  const kept = (): readonly boolean[] => [
    ...[1, 2].map((id) => storage.protocol.signedPreKey(id) !== null),
    ...uploads
      .slice(0, 2)
      .map(({ lastResortKyberPreKey: { id } }) => storage.protocol.kyberPreKey(id) !== null),
  ];
  const [first, second] = [Date.now(), Date.now() + 3 * dayMs];
  await runAt(first);
  await runAt(second);
  await runAt(second + 45 * dayMs);
  expect(uploads).toHaveLength(3);
  expect(kept()).toEqual([true, true, true, true]);
  await runAt(second + 45 * dayMs + 1);
  expect(kept()).toEqual([false, true, false, true]);
});

test('keys that are old, and not used up, are replaced without making one-time keys again and again', async () => {
  const { client, uploads, runAt } = await upkeep();
  const first = Date.now();
  for (let rotation = 0; rotation < 30; rotation++) await runAt(first + rotation * 3 * dayMs);
  expect(uploads).toHaveLength(30);
  expect(await client.adapter.preKeyCount()).toEqual({ preKeys: 100, kyberPreKeys: 20 });
  for (const { preKeys, kyberPreKeys } of uploads.slice(1))
    expect([preKeys.length, kyberPreKeys.length]).toEqual([0, 0]);
});

test.each([
  ['failed', 'before'],
  ['has lost its answer', 'after'],
] as const)(
  'a publication that %s is made up for by the next run, with the same keys',
  async (_name, fails) => {
    const state = await upkeep();
    const first = Date.now();
    await state.runAt(first);
    state.fails = fails;
    const failing = state.runAt(first + 3 * dayMs);
    await expect(failing).rejects.toMatchObject({ code: 'unavailable' });
    // As long as nothing is known of the new key, the old one is not retired by it.
    await expect(state.runAt(first + 60 * dayMs)).rejects.toMatchObject({ code: 'unavailable' });
    expect(state.uploads).toHaveLength(3);
    state.fails = 'never';
    const begun = first + 4 * dayMs;
    await state.runAt(begun);
    const [, made, again, last] = state.uploads;
    expect([again, last]).toEqual([made, made]);
    const [bundle] = await state.bundles(1);
    expect(bundle?.signed).toBe(made?.signedPreKey.id);
    await state.runAt(begun + 3 * dayMs);
    expect(state.uploads.at(-1)?.signedPreKey.id).toBeGreaterThan(made?.signedPreKey.id ?? Infinity);
  },
);

test('a publication that failed leaves no dead keys at the relay, however much later', async () => {
  const state = await upkeep();
  const first = Date.now();
  await state.runAt(first);
  // So many that new ones are made, which do not arrive.
  await state.bundles(80);
  state.fails = 'before';
  await expect(state.runAt(first + dayMs)).rejects.toMatchObject({ code: 'unavailable' });
  state.fails = 'never';
  for (let day = 4; day < 100; day += 3) await state.runAt(first + day * dayMs);
  expect(await state.client.adapter.preKeyCount()).toMatchObject({ preKeys: 120 });
  const bundles = await state.bundles(121);
  expect(bundles.at(-1)?.preKey).toBeNull();
  expect(bundles.filter((bundle) => !state.kept(bundle))).toEqual([]);
});

test('keys that are not published count for nothing: no age, no successor, none of what the relay has left', async () => {
  const { client, storage, runAt } = await upkeep();
  const { protocol } = storage;
  const first = Date.now();
  await runAt(first);
  const made = storage.transaction(() => {
    const keys = makePreKeys(client.identity, protocol, first + dayMs);
    protocol.addPreKeys(keys);
    return keys;
  });
  expect(protocol.signedPreKeyTime()).toBe(first);
  // Ten of the hundred at the relay have been taken.
  protocol.noteHandedOut({ preKeys: 90, kyberPreKeys: 10 }, first, 0);
  protocol.noteHandedOut({ preKeys: 90, kyberPreKeys: 10 }, first, first + 1);
  expect([10, 11, 100].map((id) => protocol.preKey(id) !== null)).toEqual([false, true, true]);
  expect([1, 2, 11, 12, 21].map((id) => protocol.kyberPreKey(id) !== null)).toEqual([
    ...[true, false, false, true, true],
  ]);
  protocol.forgetRetiredKeys(first + 100 * dayMs);
  expect([protocol.signedPreKey(1), protocol.kyberPreKey(1)]).not.toContain(null);
  protocol.markPublished(first + 2 * dayMs);
  expect(protocol.signedPreKeyTime()).toBe(first + dayMs);
  protocol.forgetRetiredKeys(first + 100 * dayMs);
  expect([protocol.signedPreKey(1), protocol.kyberPreKey(1)]).toEqual([null, null]);
  expect(protocol.signedPreKey(made.signedPreKey.id)).not.toBeNull();
});

test('one-time keys that were handed out before a lost answer was made up for are not handed out again', async () => {
  const state = await upkeep();
  const first = Date.now();
  state.fails = 'after';
  await expect(state.runAt(first)).rejects.toMatchObject({ code: 'unavailable' });
  const early = await state.bundles(10);
  state.fails = 'never';
  await state.runAt(first + dayMs);
  const later = await state.bundles(10);
  const rising = [...early, ...later]
    .map(({ preKey }) => preKey)
    .toSorted((one, other) => (one ?? 0) - (other ?? 0));
  expect(rising).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  // Who has them may use them for 45 days; those that wait at the relay stay.
  await state.runAt(first + 2 * dayMs);
  await state.runAt(first + 46 * dayMs + 1);
  expect([10, 20, 21].map((id) => state.storage.protocol.preKey(id) !== null)).toEqual([false, true, true]);
  expect((await state.bundles(80)).filter((bundle) => !state.kept(bundle))).toEqual([]);
});

test('what an enrolment has published is not published again', async () => {
  const relay = await TestRelay.start();
  let [published, counted] = [0, 0];
  const core = await TestCore.enrolled(relay, person(relay, 0), {
    wrapBackend: overriding((real) => ({
      publishKeys: (keys) => {
        published += 1;
        return real.publishKeys(keys);
      },
      preKeyCount: () => {
        counted += 1;
        return real.preKeyCount();
      },
    })),
  });
  await core.reopen();
  await eventually(() => counted > 0);
  await core.close();
  expect(published).toBe(0);
  expect(core.failures).toEqual([]);
});
