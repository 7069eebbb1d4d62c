import { randomBytes, randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId } from '#shared/model/ids.ts';
import { createBackend } from '#core/backend/index.ts';
import { eventually } from '#tests/support/eventually.ts';
import { HostileRelay, serverFrame } from '#tests/support/hostile-relay.ts';

const someone = randomUUID();

function deliver(...sequences: readonly number[]): Uint8Array {
  const envelopes = sequences.map((sequence) => ({
    sequence: BigInt(sequence),
    id: Buffer.alloc(16, sequence % 251),
    senderAccount: someone,
    senderDevice: 1,
    type: 2,
    acceptedAt: 1n,
    ciphertext: Buffer.from(String(sequence)),
  }));
  return serverFrame({ case: 'deliver', value: { envelopes } });
}

interface Victim {
  readonly relay: HostileRelay;
  readonly adapter: BackendAdapter;
  readonly received: IncomingEnvelope[];
  /** Sends frames over the newest connection. */
  push(...frames: readonly Uint8Array[]): void;
  connections(count: number): Promise<unknown>;
}

async function victim(): Promise<Victim> {
  const relay = await HostileRelay.start();
  const adapter = createBackend({ kind: 'relay', location: { kind: 'local', path: relay.path } });
  const received: IncomingEnvelope[] = [];
  adapter.connect(
    { account: accountId(randomUUID()), device: deviceId(1), secret: ownBytes(randomBytes(32)) },
    {
      onEnvelopes: (envelopes) => received.push(...envelopes),
      onState: () => undefined,
      onDirectoryChanged: () => undefined,
      onServerTime: () => undefined,
    },
  );
  onTestFinished(() => adapter.close());
  const connections = (count: number): Promise<unknown> =>
    eventually(() => {
      adapter.reconnect();
      return relay.connections.length === count;
    });
  await connections(1);
  const push = (...frames: readonly Uint8Array[]): void => {
    for (const frame of frames) relay.newest?.send(frame);
  };
  return { relay, adapter, received, push, connections };
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
