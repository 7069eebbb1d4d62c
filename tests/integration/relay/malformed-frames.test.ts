import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { testAgency } from '#tests/support/demo-staff.ts';
import { seededRandom } from '#relay/demo/random.ts';
import { Activity } from '#shared/wire/generated/frame_pb.js';
import { BackendClient } from '#tests/support/backend-client.ts';
import { eventually } from '#tests/support/eventually.ts';
import { MalformedFrames } from '#tests/support/malformed-frames.ts';
import { sealedForMany } from '#tests/support/sealed-for-many.ts';
import { RawDevice, type Outcome } from '#tests/support/raw-device.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { clientFrame } from '#tests/support/wire-client.ts';
import { envelope } from '../../contract/adapter/backend-under-test.ts';

const frames = 20_000;
/** Another one every time; a failure is repeated by putting the printed one here. */
const seed = randomBytes(4).readUInt32BE();
/** Ours for a bad frame, and the protocol's for broken WebSocket frames, bad UTF-8 and messages that are too big. */
const expectedCodes = [4002, 1002, 1007, 1009];

interface Host {
  readonly path: string;
  memory(): Promise<number>;
  readonly isAlive: () => boolean;
}

async function hostInProcess(): Promise<Host> {
  const folder = temporaryFolder();
  const path = join(folder, 'relay.sock');
  const script = fileURLToPath(new URL('../../support/relay-host-process.ts', import.meta.url));
  const host = fork(script, [join(folder, 'relay'), path, randomBytes(32).toString('hex')], {
    execArgv: ['--expose-gc'],
  });
  onTestFinished(() => {
    host.kill('SIGKILL');
  });
  await once(host, 'message');
  const memory = async (): Promise<number> => {
    host.send('memory');
    return ((await once(host, 'message')) as [number])[0];
  };
  return { path, memory, isAlive: () => host.exitCode === null && host.signalCode === null };
}

function validFrames(to: BackendClient): readonly Uint8Array[] {
  const { account, device } = to.credential;
  const one = { account, device, registration: to.registrationId, type: 2, ciphertext: randomBytes(60) };
  const envelopes = [1, 2, 3].map(() => ({ ...one, id: randomBytes(16) }));
  const devices = [{ device, registration: to.registrationId }];
  const message = sealedForMany([{ account, devices }], 'for many');
  return [
    clientFrame({ case: 'send', value: { request: 1, envelopes: envelopes.slice(0, 1) } }),
    clientFrame({ case: 'send', value: { request: 2, envelopes, namedDevicesOnly: true } }),
    clientFrame({ case: 'sendMulti', value: { request: 3, id: randomBytes(16), message } }),
    clientFrame({ case: 'ack', value: { upTo: 12_345n } }),
    clientFrame({ case: 'watch', value: { accounts: [account, account] } }),
    clientFrame({ case: 'setActivity', value: { activity: Activity.AWAY } }),
    clientFrame({ case: 'typing', value: { account } }),
  ];
}

/** Lets a device send its share; answers how often each outcome came about. */
async function attack(
  path: string,
  attacker: BackendClient,
  malformed: MalformedFrames,
  count: number,
): Promise<ReadonlyMap<Outcome, number>> {
  await attacker.adapter.close();
  const device = new RawDevice(path, attacker.credential);
  const outcomes = new Map<Outcome, number>();
  for (let sent = 0; sent < count; sent++) {
    const outcome = await device.exchange(malformed.next());
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  device.close();
  return outcomes;
}

test(`${String(frames)} malformed frames harm neither the relay nor anybody else`, async () => {
  console.log(`malformed frames: seed ${String(seed)}`);
  const host = await hostInProcess();
  const configuration = { kind: 'relay', location: { kind: 'local', path: host.path } } as const;
  const clients: BackendClient[] = [];
  for (const person of testAgency.offered) clients.push(await BackendClient.enrolled(configuration, person));
  const [victim, friend, absent, ...attackers] = clients;
  if (victim === undefined || friend === undefined || absent === undefined)
    throw new Error('nobody on offer');
  await absent.adapter.close();
  const list = await victim.adapter.fetchDevices(victim.credential.account);
  const before = await host.memory();

  const share = Math.ceil(frames / attackers.length);
  const storms = attackers.map((attacker, index) =>
    attack(
      host.path,
      attacker,
      new MalformedFrames(seededRandom(seed + index), validFrames(absent), true),
      share,
    ),
  );
  const outcomes = (await Promise.all(storms)).flatMap((storm) => [...storm]);
  const times = (wanted: (outcome: Outcome) => boolean): number =>
    outcomes.reduce((sum, [outcome, count]) => (wanted(outcome) ? sum + count : sum), 0);

  expect(times(() => true)).toBeGreaterThanOrEqual(frames);
  expect(
    outcomes.filter(([outcome]) => outcome !== 'open' && !expectedCodes.includes(Number(outcome))),
  ).toEqual([]);
  // Most reach our decoder and are none; some are frames in spite of all, and are answered.
  expect(times((outcome) => outcome === 4002)).toBeGreaterThan(frames / 2);
  expect(times((outcome) => outcome === 'open')).toBeGreaterThan(frames / 50);
  expect(host.isAlive()).toBe(true);
  // 20 MB measured; each frame that held on to a kilobyte would be as much again.
  expect((await host.memory()) - before).toBeLessThan(40 * 1024 * 1024);
  await friend.adapter.send([envelope(victim, 'after the storm')], 'every-device');
  await eventually(() => victim.received.length > 0);
  expect(victim.texts).toEqual(['after the storm']);
  expect(victim.states).toEqual(['connecting', 'online']);
  expect(await victim.adapter.preKeyCount()).toEqual({ preKeys: 3, kyberPreKeys: 3 });
  expect(await victim.adapter.fetchDevices(victim.credential.account)).toEqual(list);
}, 120_000);
