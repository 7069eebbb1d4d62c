import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { envelopeId } from '#shared/model/ids.ts';
import { testAgency } from '#tests/support/demo-staff.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { BareGateway } from '#tests/support/bare-gateway.ts';
import { eventually } from '#tests/support/eventually.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { TestRelay } from '#tests/support/test-relay.ts';
import { envelope } from '../../contract/adapter/backend-under-test.ts';

test('a relay that dies between append and bell has the envelope, and delivers it once', async () => {
  const folder = temporaryFolder();
  const [data, path, key] = [join(folder, 'relay'), join(folder, 'relay.sock'), randomBytes(32)];
  const script = fileURLToPath(new URL('../../support/dying-relay-process.ts', import.meta.url));
  const dying = fork(script, [data, path, key.toString('hex')]);
  onTestFinished(() => {
    dying.kill('SIGKILL');
  });
  await once(dying, 'message');
  const [first, second] = testAgency.offered;
  if (first === undefined || second === undefined) throw new Error('nobody on offer');
  const configuration = { kind: 'relay', location: { kind: 'local', path } } as const;
  const sender = await BackendClient.enrolled(configuration, first);
  const receiver = await BackendClient.enrolled(configuration, second);
  const sent = envelope(receiver, 'durable');
  const died = once(dying, 'exit');
  await sender.adapter.send([sent], 'every-device').catch(() => undefined);
  expect((await died)[1]).toBe('SIGKILL');
  expect(receiver.received).toEqual([]);

  await TestRelay.start({ folder: data, key: ownBytes(key), listen: { kind: 'local', path } });
  await eventually(() => receiver.texts.includes('durable'));
  await eventually(() => sender.states.at(-1) === 'online');
  expect(await sender.adapter.send([sent], 'every-device')).toMatchObject({ duplicate: true });
  await sender.adapter.send([envelope(receiver, 'end')], 'every-device');
  await eventually(() => receiver.texts.includes('end'));
  expect(receiver.texts).toEqual(['durable', 'end']);
});

test('a bell that never rings is made up for within half a minute, and by the next one in the right order', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const bare = await BareGateway.listen('local');
  const { target } = bare;
  const path = 'socketPath' in target ? target.socketPath : '';
  const configuration = { kind: 'relay', location: { kind: 'local', path } } as const;
  const [first, second] = testAgency.offered;
  if (first === undefined || second === undefined) throw new Error('nobody on offer');
  const sender = await BackendClient.enrolled(configuration, first);
  const receiver = await BackendClient.enrolled(configuration, second);
  const appendSilently = (text: string): void => {
    const id = envelopeId(randomBytes(16).toString('hex'));
    const item = { to: receiver.credential, id, type: 2, ciphertext: ownBytes(Buffer.from(text)) };
    bare.mailboxes.append(sender.credential, [item], Date.now());
  };
  appendSilently('silent');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(receiver.received).toEqual([]);
  vi.advanceTimersByTime(30_000);
  await eventually(() => receiver.received.length === 1);
  appendSilently('silent again');
  await sender.adapter.send([envelope(receiver, 'rung')], 'every-device');
  await eventually(() => receiver.received.length === 3);
  expect(receiver.texts).toEqual(['silent', 'silent again', 'rung']);
});
