import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { deliveryWindow } from '#shared/wire/limits.ts';
import { eventually } from '#tests/support/eventually.ts';
import { BackendClient } from '#tests/support/backend-client.ts';
import { TestRelay } from '#tests/support/test-relay.ts';
import { clientFrame, WireClient } from '#tests/support/wire-client.ts';
import { envelope } from '../../contract/adapter/backend-under-test.ts';

interface Parties {
  readonly relay: TestRelay;
  readonly victim: BackendClient;
  readonly sender: BackendClient;
  /** The victim's own connection by hand; its adapter is closed. */
  connect(): Promise<WireClient>;
}

async function parties(): Promise<Parties> {
  const relay = await TestRelay.start();
  const [first, second] = relay.offered;
  if (first === undefined || second === undefined) throw new Error('nobody on offer');
  const configuration = { kind: 'relay', location: { kind: 'local', path: relay.path } } as const;
  const victim = await BackendClient.enrolled(configuration, first);
  const sender = await BackendClient.enrolled(configuration, second);
  await victim.adapter.close();
  return { relay, victim, sender, connect: () => WireClient.open(relay.path, victim.credential) };
}

function sendBody(to: BackendClient, text: string, id = randomBytes(16)): Parameters<typeof clientFrame>[0] {
  const { account, device } = to.credential;
  const value = {
    id,
    account,
    device,
    registration: to.registrationId,
    type: 2,
    ciphertext: Buffer.from(text),
  };
  return { case: 'send', value: { request: 1, envelopes: [value] } };
}

function texts(client: WireClient): readonly string[] {
  return client
    .bodies('deliver')
    .flatMap(({ envelopes }) => envelopes.map(({ ciphertext }) => Buffer.from(ciphertext).toString()));
}

function sequences(client: WireClient): readonly bigint[] {
  return client.bodies('deliver').flatMap(({ envelopes }) => envelopes.map(({ sequence }) => sequence));
}

/** Until the relay has read everything that this client has sent so far: frames are read in order. */
async function settled(client: WireClient): Promise<void> {
  const answers = client.bodies('refused').length;
  client.send({ case: 'send', value: { request: 9, envelopes: [] } });
  await eventually(() => client.bodies('refused').length > answers);
}

test('the first frame tells the relay’s clock, before anything is delivered', async () => {
  const { connect, sender, victim } = await parties();
  await sender.adapter.send([envelope(victim, 'waits')], 'every-device');
  const client = await connect();
  await eventually(() => texts(client).length === 1);
  expect(client.frames.map(({ body }) => body.case)).toEqual(['hello', 'deliver']);
  expect(Math.abs(Number(client.bodies('hello')[0]?.time) - Date.now())).toBeLessThan(10_000);
});

test('acknowledging what was never delivered deletes nothing that was not', async () => {
  const { connect, sender, victim } = await parties();
  const early = await connect();
  early.send({ case: 'ack', value: { upTo: 2n ** 64n - 1n } });
  await settled(early);
  early.socket.terminate();
  const waiting = Array.from({ length: deliveryWindow + 3 }, (_, index) => envelope(victim, String(index)));
  for (const one of waiting) await sender.adapter.send([one], 'every-device');
  const greedy = await connect();
  await eventually(() => texts(greedy).length === deliveryWindow);
  // Three are left, which it does not know of.
  greedy.send({ case: 'ack', value: { upTo: 2n ** 63n } });
  await eventually(() => texts(greedy).length === waiting.length);
  greedy.socket.terminate();
  const last = await connect();
  await eventually(() => texts(last).length > 0);
  expect(texts(last)).toEqual([0, 1, 2].map((index) => String(deliveryWindow + index)));
});

test('acknowledging backwards brings nothing back and deletes nothing more', async () => {
  const { connect, sender, victim } = await parties();
  for (const text of ['one', 'two', 'three'])
    await sender.adapter.send([envelope(victim, text)], 'every-device');
  const client = await connect();
  await eventually(() => texts(client).length === 3);
  const [one = 0n, two = 0n] = sequences(client);
  for (const upTo of [two, one, 0n, two]) client.send({ case: 'ack', value: { upTo } });
  await settled(client);
  await setTimeout(50);
  expect(texts(client)).toEqual(['one', 'two', 'three']);
  client.socket.terminate();
  const again = await connect();
  await eventually(() => texts(again).length > 0);
  expect(texts(again)).toEqual(['three']);
});

test('an acknowledgement concerns the own mailbox alone', async () => {
  const { connect, sender, victim, relay } = await parties();
  await sender.adapter.send([envelope(victim, 'stays')], 'every-device');
  await sender.adapter.close();
  const attacker = await WireClient.open(relay.path, sender.credential);
  attacker.send({ case: 'ack', value: { upTo: 2n ** 63n } });
  attacker.send(sendBody(sender, 'to no one else'));
  await settled(attacker);
  attacker.send({ case: 'ack', value: { upTo: 2n ** 63n } });
  await settled(attacker);
  const client = await connect();
  await eventually(() => texts(client).length > 0);
  expect(texts(client)).toEqual(['stays']);
});

test('no frame can name its sender: the relay stamps whose socket it is', async () => {
  const { connect, sender, victim, relay } = await parties();
  await sender.adapter.close();
  const attacker = await WireClient.open(relay.path, sender.credential);
  // Fields that no frame of a client has: as a text what could be an account, as a number what could be a device.
  const forged = Buffer.from(victim.credential.account);
  const extra = Buffer.concat([Buffer.from([0x6a, forged.length]), forged, Buffer.from([0x70, 0x01])]);
  attacker.socket.send(Buffer.concat([clientFrame(sendBody(victim, 'forged?')), extra]));
  attacker.send(sendBody(victim, 'plain'));
  const client = await connect();
  await eventually(() => texts(client).includes('plain'));
  for (const { envelopes } of client.bodies('deliver'))
    for (const delivered of envelopes)
      expect([delivered.senderAccount, delivered.senderDevice]).toEqual([sender.credential.account, 1]);
});

test('a frame that is replayed byte for byte is accepted once and delivered once, also after it was acknowledged', async () => {
  const { connect, sender, victim, relay } = await parties();
  await sender.adapter.close();
  const client = await connect();
  const attacker = await WireClient.open(relay.path, sender.credential);
  const bytes = clientFrame(sendBody(victim, 'once'));
  for (let times = 0; times < 5; times++) attacker.socket.send(bytes);
  await eventually(() => attacker.bodies('accepted').length === 5);
  const [first, ...others] = attacker.bodies('accepted');
  expect(first?.duplicate).toBe(false);
  expect(others.every(({ duplicate, acceptedAt }) => duplicate && acceptedAt === first?.acceptedAt)).toBe(
    true,
  );
  await eventually(() => texts(client).length > 0);
  client.send({ case: 'ack', value: { upTo: sequences(client).at(-1) ?? 0n } });
  await settled(client);
  attacker.socket.send(bytes);
  await eventually(() => attacker.bodies('accepted').length === 6);
  attacker.send(sendBody(victim, 'end'));
  await eventually(() => texts(client).includes('end'));
  expect(texts(client)).toEqual(['once', 'end']);
});

test('the frame of one sender, replayed by another, is the other’s own', async () => {
  const { connect, sender, victim, relay } = await parties();
  await sender.adapter.close();
  const bytes = clientFrame(sendBody(victim, 'copied'));
  for (const { credential } of [sender, victim]) {
    const replaying = await WireClient.open(relay.path, credential);
    replaying.socket.send(bytes);
    const answered = (): number => replaying.bodies('accepted').length + replaying.bodies('refused').length;
    await eventually(() => answered() === 1);
    replaying.socket.terminate();
  }
  // The victim's own replay would be a message to itself, which must cover its other devices, and there are none.
  const client = await connect();
  await eventually(() => texts(client).length > 0);
  const senders = client
    .bodies('deliver')
    .flatMap(({ envelopes }) => envelopes.map((one) => one.senderAccount));
  expect(senders).toEqual([sender.credential.account]);
});

test('what was made for another enrolment of a device is refused', async () => {
  const { sender, victim, relay, connect } = await parties();
  await sender.adapter.close();
  const attacker = await WireClient.open(relay.path, sender.credential);
  const body = sendBody(victim, 'for the old one');
  if (body.case !== 'send') throw new Error('no send');
  for (const namedDevicesOnly of [false, true]) {
    const envelopes = (body.value.envelopes ?? []).map((one) => ({ ...one, registration: 4321 }));
    attacker.send({ case: 'send', value: { request: 5, envelopes, namedDevicesOnly } });
  }
  await eventually(() => attacker.bodies('refused').length === 2);
  expect(attacker.bodies('refused').map(({ code, accounts }) => [code, accounts])).toEqual([
    ['stale-devices', [victim.credential.account]],
    ['stale-devices', [victim.credential.account]],
  ]);
  const client = await connect();
  await setTimeout(100);
  expect(texts(client)).toEqual([]);
});
