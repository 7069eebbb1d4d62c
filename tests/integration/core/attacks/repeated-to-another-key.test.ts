import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import { encodeRetryRequest } from '#core/messaging/retry-request.ts';
import { plainEnvelope } from '#core/signal/index.ts';
import { attackedPair } from '#tests/support/attacked-pair.ts';
import { forged } from '#tests/support/attacker.ts';
import { eventually } from '#tests/support/eventually.ts';
import { Forger } from '#tests/support/forger.ts';

test('what was written to one key is not sent again to another one that the relay puts in its place', async () => {
  const { attacker, a, deviceB } = await attackedPair();
  const [first] = attacker.sent;
  if (first === undefined) throw new Error('nothing was sent');
  const forger = new Forger(deviceB);
  let isStale = true;
  attacker.lies = {
    fetchDevices: () => Promise.resolve(forger.deviceList(99)),
    fetchBundles: () => Promise.resolve([forger.bundle()]),
    send: (envelopes) => {
      const isFirst = isStale && envelopes.some(({ type }) => type !== plainEnvelope);
      if (!isFirst) return Promise.resolve({ acceptedAt: Date.now(), duplicate: false });
      isStale = false;
      return Promise.reject(new StaleDevicesError([deviceB.account]));
    },
  };
  const before = attacker.sent.length;
  const request = encodeRetryRequest({ envelope: first.id, decryptionError: new Uint8Array() });
  attacker.deliver(forged(deviceB, { type: plainEnvelope, ciphertext: request }));
  await eventually(() => !isStale);
  await eventually(() => a.counts.outbox === 0);
  await setTimeout(200);

  const opened: Buffer[] = [];
  for (const envelope of attacker.sent.slice(before))
    await forger.open(attacker.victim, envelope).then(
      (content) => opened.push(Buffer.from(content)),
      () => undefined,
    );
  expect(opened.filter((content) => content.includes(Buffer.from('처음')))).toEqual([]);
});
