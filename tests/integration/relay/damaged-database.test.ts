import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { hostRelay, type HostingState } from '#relay/hosting.ts';
import { relayMigrations } from '#relay/stores/sqlite/migrations/index.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { damagePage } from '#tests/support/damage-page.ts';
import { testAgency } from '#tests/support/demo-staff.ts';
import { eventually } from '#tests/support/eventually.ts';
import { sealedForMany } from '#tests/support/sealed-for-many.ts';
import { TestRelay } from '#tests/support/test-relay.ts';
import { envelope, randomEnvelopeId, recipient } from '../../contract/adapter/backend-under-test.ts';

interface Waiting {
  readonly relay: TestRelay;
  readonly sender: BackendClient;
  readonly receiver: BackendClient;
  /** Texts that can be read, and those in the damaged page. */
  readonly readable: readonly string[];
  readonly lost: readonly string[];
  /** By which certificates were checked before. */
  readonly trustRoot: Bytes;
}

const count = 20;

/** Twenty envelopes wait for a device, and the page with some of them is damaged. The relay is stopped. */
async function waiting(): Promise<Waiting> {
  const relay = await TestRelay.start();
  const configuration = { kind: 'relay', location: { kind: 'local', path: relay.path } } as const;
  const [first, second] = relay.offered;
  if (first === undefined || second === undefined) throw new Error('nobody on offer');
  const sender = await BackendClient.enrolled(configuration, first);
  const receiver = await BackendClient.enrolled(configuration, second);
  const { trustRoot } = await receiver.adapter.senderCertificate();
  await receiver.adapter.close();
  const texts = Array.from({ length: count }, (_, index) => `${String(index)} `.padEnd(1500, 'x'));
  for (const text of texts) await sender.adapter.send([envelope(receiver, text)], 'every-device');
  await relay.stop();
  const file = join(relay.options.folder, 'relay.db');
  const lost = damageMail(file, relay.options.key);
  return {
    ...{ relay, sender, receiver, trustRoot },
    lost: texts.filter((_, index) => lost.includes(index)),
    readable: texts.filter((_, index) => !lost.includes(index)),
  };
}

/** Damages the page in the middle of the mail; answers which envelopes lay in it, counted from 0. */
function damageMail(file: string, key: Bytes): readonly number[] {
  const database = openDatabase({ file, key, migrations: relayMigrations });
  database.pragma('wal_checkpoint(TRUNCATE)');
  const leaves = database
    .prepare(`SELECT pageno, ncell FROM dbstat WHERE name = 'mail' AND pagetype = 'leaf' ORDER BY path`)
    .all() as { pageno: number; ncell: number }[];
  database.close();
  const middle = Math.floor(leaves.length / 2);
  const before = leaves.slice(0, middle).reduce((sum, { ncell }) => sum + ncell, 0);
  damagePage(file, leaves[middle]?.pageno ?? 0);
  return Array.from({ length: leaves[middle]?.ncell ?? 0 }, (_, index) => before + index);
}

/** Damages the page with the one row that a table has. */
function damageOnlyRow(file: string, key: Bytes, table: string): void {
  const database = openDatabase({ file, key, migrations: relayMigrations });
  database.pragma('wal_checkpoint(TRUNCATE)');
  const page = database
    .prepare(`SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'`)
    .pluck()
    .get(table);
  database.close();
  damagePage(file, Number(page));
}

test('a hosted relay keeps a damaged database aside, and every envelope that can be read arrives', async () => {
  const { relay, sender, receiver, readable, lost, trustRoot } = await waiting();
  expect([lost.length, readable.length]).toEqual([2, count - 2]);
  const { folder, key, listen } = relay.options;
  const [failures, states]: [unknown[], HostingState[]] = [[], []];
  const hosting = hostRelay(
    { folder, key: ownBytes(key), listen, agency: testAgency },
    { onState: (state) => states.push(state), onFailure: (error) => failures.push(error) },
  );
  onTestFinished(() => hosting.stop());
  const standby = hostRelay(
    { folder, key: ownBytes(key), listen, agency: testAgency },
    { onState: () => undefined, onFailure: () => undefined },
  );
  onTestFinished(() => standby.stop());
  const again = await receiver.again({ kind: 'relay', location: { kind: 'local', path: relay.path } });
  await eventually(() => again.received.length >= readable.length);
  expect(again.texts).toEqual(readable);
  expect(failures).toMatchObject([{ code: 'database-unreadable' }]);
  expect(states).toEqual(['hosting', 'hosting']);
  expect(readdirSync(folder).filter((name) => /^relay\.db\.damaged-\d{8}T\d{6}Z$/.test(name))).toHaveLength(
    1,
  );
  // What was there besides goes on: accounts, keys, and what was accepted before is still known.
  await eventually(() => sender.states.at(-1) === 'online');
  expect(await again.adapter.preKeyCount()).toEqual({ preKeys: 3, kyberPreKeys: 3 });
  expect((await again.adapter.senderCertificate()).trustRoot).toEqual(trustRoot);
  await eventually(() => sender.adapter.send([envelope(receiver, '다음')], 'every-device').catch(() => null));
  await eventually(() => again.texts.at(-1) === '다음');
});

test('of a message to many whose common part is lost nothing is delivered, and everything else is', async () => {
  const relay = await TestRelay.start();
  const configuration = { kind: 'relay', location: { kind: 'local', path: relay.path } } as const;
  const [sender, b, c] = await Promise.all(
    relay.offered.slice(0, 3).map((person) => BackendClient.enrolled(configuration, person)),
  );
  if (sender === undefined || b === undefined || c === undefined) throw new Error('nobody on offer');
  for (const client of [b, c]) await client.adapter.close();
  const room = sealedForMany([recipient(b), recipient(c)], 'x'.repeat(2_000));
  await sender.adapter.sendMulti(randomEnvelopeId(), room);
  await sender.adapter.send([envelope(b, '하나')], 'every-device');
  await relay.stop();
  const { folder, key, listen } = relay.options;
  damageOnlyRow(join(folder, 'relay.db'), key, 'mail_contents');
  const hosting = hostRelay(
    { folder, key: ownBytes(key), listen, agency: testAgency },
    { onState: () => undefined, onFailure: () => undefined },
  );
  onTestFinished(() => hosting.stop());
  const again = await b.again(configuration);
  await eventually(() => again.received.length > 0);
  await eventually(() => sender.states.at(-1) === 'online');
  await eventually(() => sender.adapter.send([envelope(b, '둘')], 'every-device').catch(() => null));
  await eventually(() => again.texts.at(-1) === '둘');
  expect(again.texts).toEqual(['하나', '둘']);
});

test('a hosted relay that has lost the keys by which it vouches for devices makes others', async () => {
  const relay = await TestRelay.start();
  const [person] = relay.offered;
  if (person === undefined) throw new Error('nobody on offer');
  const configuration = { kind: 'relay', location: { kind: 'local', path: relay.path } } as const;
  const client = await BackendClient.enrolled(configuration, person);
  const { trustRoot } = await client.adapter.senderCertificate();
  await relay.stop();
  const { folder, key, listen } = relay.options;
  damageOnlyRow(join(folder, 'relay.db'), key, 'signing_keys');
  const hosting = hostRelay(
    { folder, key, listen, agency: testAgency },
    { onState: () => undefined, onFailure: () => undefined },
  );
  onTestFinished(() => hosting.stop());
  const ask = (): Promise<Bytes | null> =>
    client.adapter.senderCertificate().then(
      (issued) => issued.trustRoot,
      () => null,
    );
  const other = await eventually(ask);
  expect(other).not.toEqual(trustRoot);
  expect(await ask()).toEqual(other);
});

test('a relay that cannot deliver is asked less and less often, and tells what is wrong', async () => {
  const { relay, receiver } = await waiting();
  const failures: unknown[] = [];
  Object.assign(relay.options, { onFailure: (error: unknown) => failures.push(error) });
  await relay.start();
  const begin = performance.now();
  const again = await receiver.again({ kind: 'relay', location: { kind: 'local', path: relay.path } });
  await eventually(() => again.states.filter((state) => state === 'online').length === 6);
  // Pauses of 75, 150, 300, 500 and 500 ms at least, instead of five times 75.
  expect(performance.now() - begin).toBeGreaterThan(1_500);
  expect(failures.at(0)).toMatchObject({ code: 'database-unreadable' });
});

test('a key that fits nothing is no damage that could be mended: it is told, and nothing is put in its place', async () => {
  const { relay } = await waiting();
  const { folder, listen } = relay.options;
  const before = readdirSync(folder).toSorted();
  const failures: unknown[] = [];
  const hosting = hostRelay(
    { folder, key: ownBytes(randomBytes(32)), listen, agency: testAgency },
    { onState: () => undefined, onFailure: (error) => failures.push(error) },
  );
  await eventually(() => failures.length > 0);
  await hosting.stop();
  expect(failures).toMatchObject([{ code: 'database-unreadable' }]);
  expect(
    readdirSync(folder)
      .filter((name) => name !== 'relay.lock')
      .toSorted(),
  ).toEqual(before);
});
