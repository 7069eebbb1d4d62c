import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { IdentityKeyPair } from '@signalapp/libsignal-client';
import { expect, test } from 'vitest';
import { addressKey } from '#shared/model/address.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId } from '#shared/model/ids.ts';
import { createBackend } from '#core/backend/index.ts';
import { demoStaff } from '#tests/support/demo-staff.ts';
import { relayMigrations } from '#relay/stores/sqlite/migrations/index.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { eventually } from '#tests/support/eventually.ts';
import { signDeviceList } from '#tests/support/key-upload.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

const preKey = JSON.stringify({ id: 1, publicKey: 'AAAA', signature: 'AAAA' });

/** A relay's database as the first version left it, with one account and two envelopes for it. */
function oldDatabase(folder: string): {
  readonly key: Buffer;
  readonly credential: BackendClient['credential'];
  readonly identity: IdentityKeyPair;
} {
  const key = randomBytes(32);
  const [oldest] = relayMigrations;
  const [person] = demoStaff;
  if (oldest === undefined || person === undefined) throw new Error('nothing to begin with');
  mkdirSync(folder);
  const database = openDatabase({ file: join(folder, 'relay.db'), key: ownBytes(key), migrations: [oldest] });
  const credential = {
    account: accountId(randomUUID()),
    device: deviceId(1),
    secret: ownBytes(randomBytes(32)),
  };
  const identity = IdentityKeyPair.generate();
  const run = (sql: string, ...values: readonly unknown[]): unknown => database.prepare(sql).run(...values);
  run('INSERT INTO people VALUES (?, ?, ?, 1)', person.id, JSON.stringify(person), credential.account);
  run('UPDATE directory_changes SET last = 1');
  run('INSERT INTO accounts VALUES (?, ?, ?)', credential.account, person.id, identity.publicKey.serialize());
  const hash = createHash('sha256').update(credential.secret).digest();
  run('INSERT INTO devices VALUES (?, 1, 77, ?, 0, ?, ?)', credential.account, hash, preKey, preKey);
  for (const sequence of [1, 2]) {
    const envelope = randomBytes(16);
    const mailbox = addressKey(credential);
    run('INSERT INTO accepted VALUES (?, ?, ?, ?)', mailbox, mailbox, envelope, sequence);
    run(
      'INSERT INTO mail VALUES (?, ?, ?, ?, 1, 2, ?, ?)',
      ...[
        sequence,
        mailbox,
        envelope,
        credential.account,
        Date.now(),
        Buffer.from(`old ${String(sequence)}`),
      ],
    );
  }
  database.close();
  return { key, credential, identity };
}

test('a database of before opens with all it had, and says that its accounts have no signed list', async () => {
  const folder = join(temporaryFolder(), 'relay');
  const { key, credential, identity } = oldDatabase(folder);
  const relay = await TestRelay.start({ folder, key: ownBytes(key) });
  const configuration = { kind: 'relay', location: { kind: 'local', path: relay.path } } as const;
  const [, second] = relay.offered;
  if (second === undefined) throw new Error('nobody on offer');
  const other = await BackendClient.enrolled(configuration, second);
  const list = await other.adapter.fetchDevices(credential.account);
  expect(list).toMatchObject({ version: 0, devices: [{ device: 1, registrationId: 77 }] });
  expect(list.signature).toHaveLength(0);
  expect(list.identityKey).toEqual(identity.publicKey.serialize());

  const adapter = createBackend(configuration);
  const received: string[] = [];
  const states: string[] = [];
  adapter.connect(credential, {
    onEnvelopes: (envelopes) =>
      received.push(...envelopes.map(({ ciphertext }) => Buffer.from(ciphertext).toString())),
    onState: (state) => states.push(state),
    onDirectoryChanged: () => undefined,
    onServerTime: () => undefined,
  });
  await eventually(() => received.length === 2);
  expect(received).toEqual(['old 1', 'old 2']);
  await adapter.revokeDevice(deviceId(1), signDeviceList(identity, credential.account, 1, []));
  await eventually(() => states.at(-1) === 'revoked');
  expect(await other.adapter.fetchDevices(credential.account)).toMatchObject({ version: 1, devices: [] });
  await adapter.close();
});

test('a person with an account of before begins anew with an invitation', async () => {
  const folder = join(temporaryFolder(), 'relay');
  const { key } = oldDatabase(folder);
  const relay = await TestRelay.start({ folder, key: ownBytes(key) });
  const [first] = relay.offered;
  if (first === undefined) throw new Error('nobody on offer');
  const client = await BackendClient.enrolledBy(
    { kind: 'relay', location: { kind: 'local', path: relay.path } },
    { kind: 'invitation', code: relay.invite(first) },
  );
  expect(await client.adapter.fetchDevices(client.credential.account)).toMatchObject({ version: 1 });
});

test('units and people of before belong to the agency at the top of their tree', () => {
  const place = { file: join(temporaryFolder(), 'relay.db'), key: ownBytes(randomBytes(32)) };
  const former = openDatabase({
    ...place,
    migrations: relayMigrations.filter(({ version }) => version < 120),
  });
  const units = [
    ['top', null],
    ['other', null],
    ['part', 'top'],
    ['below', 'part'],
    ['orphan', 'gone'],
  ] as const;
  for (const [index, [unit, parent]] of units.entries())
    former
      .prepare('INSERT INTO units (unit, content, change) VALUES (?, ?, ?)')
      .run(unit, JSON.stringify({ id: unit, parent, name: '중구', order: 0 }), index);
  for (const [index, unit] of ['below', 'other', 'orphan', 'nowhere', null].entries())
    former
      .prepare('INSERT INTO people (person, content, change) VALUES (?, ?, ?)')
      .run(`p${String(index)}`, JSON.stringify({ unit, departments: ['중구'] }), index + 10);
  former.close();
  const database = openDatabase({ ...place, migrations: relayMigrations });
  const agencies = (table: 'units' | 'people', key: string): readonly unknown[] =>
    database.prepare(`SELECT ${key}, agency FROM ${table} ORDER BY change`).raw().all();
  expect(agencies('units', 'unit')).toEqual([
    ['top', 'top'],
    ['other', 'other'],
    ['part', 'top'],
    ['below', 'top'],
    ['orphan', 'orphan'],
  ]);
  expect(agencies('people', 'person')).toEqual([
    ['p0', 'top'],
    ['p1', 'other'],
    ['p2', 'orphan'],
    ['p3', null],
    ['p4', null],
  ]);
  database.close();
});
