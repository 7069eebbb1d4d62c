import { randomBytes, randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, envelopeId, hex128Pattern, uuidPattern } from '#shared/model/ids.ts';
import { createBackend } from '#core/backend/index.ts';
import { seededRandom } from '#relay/demo/random.ts';
import { serverFrame } from '#tests/support/hostile-relay.ts';
import { MalformedFrames } from '#tests/support/malformed-frames.ts';
import { opcode, rawFrame } from '#tests/support/raw-frames.ts';
import { RawRelay } from '#tests/support/raw-relay.ts';

const frames = 20_000;
/** Another one every time; a failure is repeated by putting the printed one here. */
const seed = randomBytes(4).readUInt32BE();

function deliver(sequence: bigint, text: string): Uint8Array {
  const one = {
    sequence,
    id: randomBytes(16),
    senderAccount: randomUUID(),
    senderDevice: 1,
    type: 2,
    acceptedAt: 1n,
    ciphertext: Buffer.from(text),
  };
  return serverFrame({ case: 'deliver', value: { envelopes: [one] } });
}

const validFrames = [
  deliver(5n, 'one'),
  serverFrame({ case: 'accepted', value: { request: 1, acceptedAt: 5n } }),
  serverFrame({ case: 'refused', value: { request: 1, code: 'stale-devices', accounts: [randomUUID()] } }),
  serverFrame({ case: 'refused', value: { request: 2, code: 'rate-limited', retryAfter: 100 } }),
  serverFrame({ case: 'hello', value: { time: 1_700_000_000_000n } }),
  serverFrame({ case: 'typing', value: { account: randomUUID() } }),
  serverFrame({
    case: 'presences',
    value: {
      presences: [{ account: randomUUID(), activity: 1, absence: 'trip', absenceUntil: '2026-12-24' }],
    },
  }),
];

test(`${String(frames)} malformed frames from a relay do the client no harm`, async () => {
  console.log(`malformed answers: seed ${String(seed)}`);
  const relay = await RawRelay.start();
  const adapter = createBackend({ kind: 'relay', location: { kind: 'local', path: relay.path } });
  let received: IncomingEnvelope[] = [];
  const rules: string[] = [];
  let last = 0;
  const credential = {
    account: accountId(randomUUID()),
    device: deviceId(1),
    secret: ownBytes(randomBytes(32)),
  };
  const connect = (): void => {
    adapter.connect(credential, {
      onEnvelopes: (envelopes) => {
        for (const envelope of envelopes) {
          if (!(envelope.sequence > last)) rules.push('order');
          if (!uuidPattern.test(envelope.from.account) || !hex128Pattern.test(envelope.id)) rules.push('ids');
          last = envelope.sequence;
        }
        received = [...received, ...envelopes].slice(-5);
      },
      onState: (state) => {
        if (state === 'online') last = 0;
        // Instead of the pause, which would make this test last for hours.
        if (state === 'offline') setImmediate(() => adapter.reconnect());
        // A relay may say so at any time, and flipped bits too.
        if (state === 'revoked') setImmediate(connect);
      },
      onDirectoryChanged: () => undefined,
      onServerTime: () => undefined,
    });
  };
  connect();
  onTestFinished(() => adapter.close());
  const malformed = new MalformedFrames(seededRandom(seed), validFrames, false);
  const memory = process.memoryUsage.rss();
  let closed = 0;
  for (let sent = 0; sent < frames; sent++) {
    if (sent % 100 === 0) void adapter.send([sendable()], 'every-device').catch(() => undefined);
    if ((await relay.exchange(malformed.next())) === 'closed') closed += 1;
  }
  expect(rules).toEqual([]);
  expect(closed).toBeGreaterThan(frames / 3);
  expect(closed).toBeLessThan(frames);
  expect(process.memoryUsage.rss() - memory).toBeLessThan(250 * 1024 * 1024);
  // A number beyond all those that a flipped bit may have made, on the same connection.
  const good = rawFrame(opcode.binary, deliver(2n ** 52n, 'still there'), { masked: false });
  while ((await relay.exchange(good)) === 'closed');
  expect(Buffer.from(received.at(-1)?.ciphertext ?? []).toString()).toBe('still there');
}, 120_000);

function sendable(): Parameters<ReturnType<typeof createBackend>['send']>[0][number] {
  return {
    id: envelopeId(randomBytes(16).toString('hex')),
    to: { account: accountId(randomUUID()), device: deviceId(1) },
    registrationId: 1,
    type: 2,
    ciphertext: ownBytes(Buffer.from('x')),
  };
}
