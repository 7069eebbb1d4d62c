import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { personId, type PersonId } from '#shared/model/ids.ts';
import { localAddress } from '#relay/local-address.ts';
import { RelayThread } from '#relay/relay-thread.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { eventually } from '#tests/support/eventually.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { envelope } from '../../contract/adapter/backend-under-test.ts';

const script = new URL('../../support/mortal-relay-worker.ts', import.meta.url);

test('a relay thread that dies is started again, with all it had, and clients find it', async () => {
  const folder = join(temporaryFolder(), 'relay');
  const hosted: (readonly PersonId[] | null)[] = [];
  const failures: string[] = [];
  const thread = new RelayThread(
    script,
    { folder, key: ownBytes(randomBytes(32)), demoPeople: 60 },
    {
      onServed: () => undefined,
      onHosting: (colleagues) => hosted.push(colleagues),
      onFailure: ({ code }) => failures.push(code),
    },
  );
  onTestFinished(() => thread.stop(3_000));
  const [colleague] = await eventually(() => hosted[0], 30_000);
  const configuration = { kind: 'relay', location: { kind: 'local', path: localAddress(folder) } } as const;
  if (colleague === undefined) throw new Error('nobody to play');
  const code = await thread.invite(colleague);
  if (code === null) throw new Error('not invited');
  const client = await BackendClient.enrolledBy(configuration, { kind: 'invitation', code });
  const offers = await client.adapter.offers();
  const free = offers.find(({ taken }) => !taken);
  if (free === undefined) throw new Error('nobody on offer');
  const other = await BackendClient.enrolled(configuration, free.person.id);

  await thread.invite(personId('dead'));
  await eventually(() => client.states.includes('offline'));
  await eventually(() => hosted.length === 2, 30_000);
  await eventually(() => client.states.at(-1) === 'online' && other.states.at(-1) === 'online');
  await client.adapter.send([envelope(other, '다시')], 'every-device');
  await eventually(() => other.texts.includes('다시'));
  expect(failures).toEqual([]);
});
