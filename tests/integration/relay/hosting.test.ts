import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { createBackend } from '#core/backend/index.ts';
import { demoAgency } from '#relay/demo/demo-agency.ts';
import { hostRelay, type HostingState } from '#relay/hosting.ts';
import { eventually } from '#tests/support/eventually.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const hostScript = fileURLToPath(new URL('../../support/relay-host-process.ts', import.meta.url));

async function hostInProcess(folder: string, path: string, key: Buffer): Promise<ChildProcess> {
  const host = fork(hostScript, [folder, path, key.toString('hex')]);
  onTestFinished(() => {
    host.kill('SIGKILL');
  });
  await once(host, 'message');
  return host;
}

test('when the host is killed, the instance that stands by hosts within 3 s, on the same data', async () => {
  const folder = temporaryFolder();
  const [data, path, key] = [join(folder, 'relay'), join(folder, 'relay.sock'), randomBytes(32)];
  const host = await hostInProcess(data, path, key);
  const [failures, states]: [unknown[], HostingState[]] = [[], []];
  const standby = hostRelay(
    { folder: data, key: ownBytes(key), listen: { kind: 'local', path }, agency: demoAgency() },
    { onState: (state) => states.push(state), onFailure: (error) => failures.push(error) },
  );
  onTestFinished(() => standby.stop());
  const adapter = createBackend({ kind: 'relay', location: { kind: 'local', path } });
  expect(await adapter.describe()).toMatchObject({ offers: true });

  host.kill('SIGKILL');
  await once(host, 'exit');
  const killedAt = performance.now();
  await eventually(() => adapter.describe().catch(() => null), 5_000);
  expect(performance.now() - killedAt).toBeLessThan(3_000);
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
      agency: demoAgency(),
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
