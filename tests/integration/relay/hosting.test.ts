import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { createBackend } from '#core/backend/index.ts';
import { testAgency } from '#tests/support/demo-staff.ts';
import { hostRelay, type HostingState } from '#relay/hosting.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { eventually } from '#tests/support/eventually.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { envelope } from '../../contract/adapter/backend-under-test.ts';

const hostScript = fileURLToPath(new URL('../../support/relay-host-process.ts', import.meta.url));

async function hostInProcess(folder: string, path: string, key: Buffer): Promise<ChildProcess> {
  const host = fork(hostScript, [folder, path, key.toString('hex')]);
  onTestFinished(() => {
    host.kill('SIGKILL');
  });
  await once(host, 'message');
  return host;
}

test('when the host is killed, messages go through the instance that stands by within 3 s, on the same data', async () => {
  const folder = temporaryFolder();
  const [data, path, key] = [join(folder, 'relay'), join(folder, 'relay.sock'), randomBytes(32)];
  const host = await hostInProcess(data, path, key);
  const [failures, states]: [unknown[], HostingState[]] = [[], []];
  const standby = hostRelay(
    { folder: data, key: ownBytes(key), listen: { kind: 'local', path }, agency: testAgency },
    { onState: (state) => states.push(state), onFailure: (error) => failures.push(error) },
  );
  onTestFinished(() => standby.stop());
  const [first, second] = testAgency.offered;
  if (first === undefined || second === undefined) throw new Error('nobody on offer');
  const configuration = { kind: 'relay', location: { kind: 'local', path } } as const;
  const sender = await BackendClient.enrolled(configuration, first);
  const receiver = await BackendClient.enrolled(configuration, second);
  await sender.adapter.send([envelope(receiver, 'before')], 'every-device');

  const killedAt = performance.now();
  host.kill('SIGKILL');
  await eventually(() => sender.states.at(-1) !== 'online');
  // Nobody helps: both clients find the new host by themselves.
  const after = envelope(receiver, 'after');
  await eventually(() => sender.adapter.send([after], 'every-device').catch(() => null), 10_000);
  await eventually(() => receiver.texts.includes('after'));
  // Accepted, and handed over to a client that had been waiting all the time.
  expect(performance.now() - killedAt).toBeLessThan(3_000);
  expect(new Set(receiver.texts)).toEqual(new Set(['before', 'after']));
  expect(failures).toEqual([]);
  expect(states).toEqual(['standing-by', 'hosting']);
});

test('an instance that could not listen lets go of the data, and hosts as soon as it can', async () => {
  const folder = temporaryFolder();
  const sockets = join(folder, 'sockets');
  const path = join(sockets, 'relay.sock');
  const failures: unknown[] = [];
  const hosting = hostRelay(
    {
      folder: join(folder, 'relay'),
      key: ownBytes(randomBytes(32)),
      listen: { kind: 'local', path },
      agency: testAgency,
    },
    { onState: () => undefined, onFailure: (error) => failures.push(error) },
  );
  onTestFinished(() => hosting.stop());
  await eventually(() => failures.length > 0);
  mkdirSync(sockets);
  const adapter = createBackend({ kind: 'relay', location: { kind: 'local', path } });
  expect(await eventually(() => adapter.describe().catch(() => null))).toMatchObject({ offers: true });
  expect(failures).toHaveLength(1);
});
