import { expect, test } from 'vitest';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { PersonId } from '#shared/model/ids.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { eventually } from '#tests/support/eventually.ts';
import { withDatabase } from '#tests/support/profile-database.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

/** An official whose adapter one can ask, and somebody who fetches bundles of theirs. */
async function watched(upkeepMs: number): Promise<{
  readonly adapter: BackendAdapter;
  readonly useUp: () => Promise<void>;
}> {
  const relay = await TestRelay.start();
  const [person, ...others] = relay.offered;
  if (person === undefined) throw new Error('nobody on offer');
  let adapter: BackendAdapter | undefined;
  await TestCore.enrolled(relay, person, {
    upkeepMs,
    wrapBackend: (backend) => {
      adapter = backend;
      return backend;
    },
  });
  if (adapter === undefined) throw new Error('no adapter');
  return {
    adapter,
    useUp: async () => {
      // A few each: the relay gives nobody all of them. Not so many that they are used up twice: they are replaced once in ten minutes.
      for (const other of others.slice(0, 2)) await fetchNine(relay.path, other, person);
    },
  };
}

async function fetchNine(path: string, as: PersonId, of: PersonId): Promise<void> {
  const client = await BackendClient.enrolled({ kind: 'relay', location: { kind: 'local', path } }, as);
  const pages = await Array.fromAsync(client.adapter.syncDirectory(null));
  const account = pages.flatMap(({ people }) => people).find(({ id }) => id === of)?.account;
  if (account === undefined || account === null) throw new Error('no account');
  for (let used = 0; used < 9; used++) await client.adapter.fetchBundles(account);
}

test('keys that are used up are replaced during a connection, which may last for weeks', async () => {
  const { adapter, useUp } = await watched(200);
  await useUp();
  await eventually(async () => (await adapter.preKeyCount()).kyberPreKeys >= 5);
});

test('without a look at them they stay used up', async () => {
  const { adapter, useUp } = await watched(60_000);
  await useUp();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect((await adapter.preKeyCount()).kyberPreKeys).toBeLessThan(5);
});

test('what is too old is forgotten at the next look when it could not be at the first', async () => {
  const relay = await TestRelay.start();
  const [person] = relay.offered;
  if (person === undefined) throw new Error('nobody on offer');
  const core = await TestCore.enrolled(relay, person, { upkeepMs: 100 });
  await core.close();
  const change = (sql: string): void => {
    withDatabase(core, (database) => database.exec(sql));
  };
  change(`INSERT INTO seen (sender, envelope, accepted_at) VALUES ('x.1', randomblob(16), 1);
          CREATE TRIGGER full BEFORE DELETE ON seen BEGIN SELECT RAISE(ABORT, 'no room'); END`);
  await core.reopen();
  await eventually(() => core.failures.length > 0);
  change('DROP TRIGGER full');
  await eventually(() =>
    withDatabase(core, (database) => database.prepare('SELECT 1 FROM seen').get() === undefined),
  );
});
