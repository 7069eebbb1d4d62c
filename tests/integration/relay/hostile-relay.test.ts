import { randomBytes, randomUUID } from 'node:crypto';
import { fromBinary } from '@bufbuild/protobuf';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { Acceptance, IncomingEnvelope, OutgoingEnvelope } from '#shared/backend/envelope.ts';
import type { ConnectionState } from '#shared/model/connection.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, envelopeId } from '#shared/model/ids.ts';
import { ClientFrameSchema } from '#shared/wire/generated/frame_pb.js';
import { RelayAdapter } from '#core/backend/relay/relay-adapter.ts';
import { eventually } from '#tests/support/eventually.ts';
import { HostileRelay, serverFrame } from '#tests/support/hostile-relay.ts';

const someone = randomUUID();

function deliver(...sequences: readonly number[]): Uint8Array {
  return deliverAt(1n, ...sequences);
}

function deliverAt(acceptedAt: bigint, ...sequences: readonly number[]): Uint8Array {
  const envelopes = sequences.map((sequence) => ({
    sequence: BigInt(sequence),
    id: Buffer.alloc(16, sequence % 251),
    senderAccount: someone,
    senderDevice: 1,
    type: 2,
    acceptedAt,
    ciphertext: Buffer.from(String(sequence)),
  }));
  return serverFrame({ case: 'deliver', value: { envelopes } });
}

function hello(time: bigint): Uint8Array {
  return serverFrame({ case: 'hello', value: { time } });
}

function accepted(request: number, acceptedAt: bigint): Uint8Array {
  return serverFrame({ case: 'accepted', value: { request, acceptedAt } });
}

function refused(request: number, accounts: readonly string[]): Uint8Array {
  return serverFrame({ case: 'refused', value: { request, code: 'stale-devices', accounts: [...accounts] } });
}

/** Answers what comes over the newest connection, by the number of the request. */
function answerSends(relay: HostileRelay, answer: (request: number) => void): void {
  relay.newest?.on('message', (data: Buffer) => {
    const { body } = fromBinary(ClientFrameSchema, data);
    if (body.case === 'send') answer(body.value.request);
  });
}

const endOfYear9999 = 253_402_300_799_999n;

interface Victim {
  readonly relay: HostileRelay;
  readonly adapter: BackendAdapter;
  readonly received: IncomingEnvelope[];
  readonly serverTimes: number[];
  /** Codes of the violations that were told. */
  readonly violations: string[];
  send(): Promise<Acceptance>;
  /** Sends frames over the newest connection. */
  push(...frames: readonly Uint8Array[]): void;
  connections(count: number): Promise<unknown>;
}

async function victim(deadlineMs?: number): Promise<Victim> {
  const relay = await HostileRelay.start();
  const adapter = new RelayAdapter({ kind: 'local', path: relay.path }, deadlineMs);
  const received: IncomingEnvelope[] = [];
  const serverTimes: number[] = [];
  const violations: string[] = [];
  let state: ConnectionState = 'offline';
  adapter.connect(
    { account: accountId(randomUUID()), device: deviceId(1), secret: ownBytes(randomBytes(32)) },
    {
      onEnvelopes: (envelopes) => received.push(...envelopes),
      onState: (next) => {
        state = next;
      },
      onDirectoryChanged: () => undefined,
      onServerTime: (time) => serverTimes.push(time),
      onViolation: ({ code }) => violations.push(code),
    },
  );
  onTestFinished(() => adapter.close());
  const connections = (count: number): Promise<unknown> =>
    eventually(() => {
      adapter.reconnect();
      // The relay counts a connection before this side knows that it is open, and can send.
      return relay.connections.length === count && state === 'online';
    });
  await connections(1);
  const push = (...frames: readonly Uint8Array[]): void => {
    for (const frame of frames) relay.newest?.send(frame);
  };
  const send = (): Promise<Acceptance> => adapter.send([sendable()], 'every-device');
  return { relay, adapter, received, serverTimes, violations, send, push, connections };
}

function sendable(): OutgoingEnvelope {
  return {
    id: envelopeId(randomBytes(16).toString('hex')),
    to: { account: accountId(randomUUID()), device: deviceId(1) },
    registrationId: 1,
    type: 2,
    ciphertext: ownBytes(Buffer.from('x')),
  };
}

const sequencesOf = (received: readonly IncomingEnvelope[]): readonly number[] =>
  received.map(({ sequence }) => sequence);

test.each([
  ['a frame that is replayed', [deliver(1, 2, 3), deliver(1, 2, 3)]],
  ['an old envelope in a new frame', [deliver(1, 2, 3), deliver(4, 2)]],
  ['an envelope twice in a frame', [deliver(1, 2, 3), deliver(4, 4)]],
  ['a sequence number of zero', [deliver(1, 2, 3), deliver(0)]],
  ['a number beyond what numbers can tell apart', [deliver(1, 2, 3), deliver(2 ** 60)]],
] as const)('%s ends the connection, and nothing of it is handed over', async (_name, frames) => {
  const { received, push, connections } = await victim();
  // What comes behind the forged frame does not count either.
  push(...frames, deliver(9));
  await connections(2);
  expect(sequencesOf(received)).toEqual([1, 2, 3]);
  push(deliver(4, 5));
  await eventually(() => received.length === 5);
});

test('after a new connection the relay begins again with what is not acknowledged', async () => {
  const { received, push, relay, connections } = await victim();
  push(deliver(1, 2, 3));
  await eventually(() => received.length === 3);
  relay.newest?.terminate();
  await connections(2);
  push(deliver(2, 3, 7));
  await eventually(() => received.length === 6);
  expect(sequencesOf(received)).toEqual([1, 2, 3, 2, 3, 7]);
});

test('a frame of a newer relay is nothing to this version', async () => {
  const { received, push, relay } = await victim();
  push(Buffer.from([0x82, 0x06, 0x02, 0x08, 0x01]), new Uint8Array(0), deliver(1));
  await eventually(() => received.length === 1);
  expect(relay.connections).toHaveLength(1);
});

test.each([
  ['a delivery accepted after the year 9999', deliverAt(endOfYear9999 + 1n, 4)],
  ['a delivery accepted when no Date is any more', deliverAt(2n ** 53n - 1n, 4)],
  ['a delivery accepted beyond signed 64 bits', deliverAt(2n ** 64n - 1n, 4)],
  ['a clock after the year 9999', hello(endOfYear9999 + 1n)],
  ['a clock beyond signed 64 bits', hello(2n ** 64n - 1n)],
  ['an answer of a time beyond signed 64 bits', accepted(1, 2n ** 64n - 1n)],
  ['a refusal that names no account', refused(1, ['nonsense'])],
])('%s ends the connection, is told as a violation and changes nothing', async (_name, frame) => {
  const { received, serverTimes, violations, push, connections } = await victim();
  push(hello(1n), deliver(1, 2, 3));
  await eventually(() => received.length === 3);
  push(frame, hello(2n), deliver(9));
  await connections(2);
  expect(sequencesOf(received)).toEqual([1, 2, 3]);
  expect(serverTimes).toEqual([1]);
  expect(violations).toEqual(['invalid-request']);
  push(hello(endOfYear9999), deliverAt(endOfYear9999, 4));
  await eventually(() => received.length === 4);
  expect(serverTimes).toEqual([1, Number(endOfYear9999)]);
});

test.each([
  ['of an odd time', (request: number) => accepted(request, 2n ** 64n - 1n)],
  ['that names no account', (request: number) => refused(request, ['nonsense'])],
])(
  'a send with an answer %s ends as unavailable, and the next one has another connection',
  async (_name, odd) => {
    const { relay, send, push, connections } = await victim();
    answerSends(relay, (request) => {
      push(odd(request));
    });
    await expect(send()).rejects.toMatchObject({ code: 'unavailable', retryable: true });
    await connections(2);
    answerSends(relay, (request) => {
      push(accepted(request, 5n));
    });
    expect(await send()).toEqual({ acceptedAt: 5, duplicate: false });
  },
);

test('a send that is never answered ends as unavailable in time, and the connection is renewed', async () => {
  const { relay, send, push, connections, violations } = await victim(300);
  const [one, other] = [send(), send()];
  await expect(one).rejects.toMatchObject({ code: 'unavailable', retryable: true });
  await expect(other).rejects.toMatchObject({ code: 'unavailable', retryable: true });
  await connections(2);
  answerSends(relay, (request) => {
    push(accepted(request, 5n));
  });
  expect(await send()).toEqual({ acceptedAt: 5, duplicate: false });
  // The deadline of an answered send ends nothing.
  await setTimeout(500);
  expect(relay.connections).toHaveLength(2);
  expect(violations).toEqual([]);
});

test('a relay that breaks its word at every connection is asked less and less often', async () => {
  const relay = await HostileRelay.start();
  const opened: number[] = [];
  relay.onConnection = (socket) => {
    opened.push(performance.now());
    socket.send(hello(2n ** 64n - 1n));
  };
  const adapter = new RelayAdapter({ kind: 'local', path: relay.path });
  onTestFinished(() => adapter.close());
  adapter.connect(
    { account: accountId(randomUUID()), device: deviceId(1), secret: ownBytes(randomBytes(32)) },
    {
      onEnvelopes: () => undefined,
      onState: () => undefined,
      onDirectoryChanged: () => undefined,
      onServerTime: () => undefined,
    },
  );
  await eventually(() => opened.length === 5);
  // 75 to 150 ms after the first, 500 to 1,000 ms after the fourth.
  const [first = 0, second = 0] = opened;
  expect((opened[4] ?? 0) - (opened[3] ?? 0)).toBeGreaterThan(490);
  expect(second - first).toBeLessThan(490);
});
