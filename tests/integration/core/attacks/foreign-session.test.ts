import { expect, test } from 'vitest';
import type { OutgoingEnvelope } from '#shared/backend/envelope.ts';
import { deviceId } from '#shared/model/ids.ts';
import { signDeviceList } from '#core/signal/index.ts';
import { attackedPair, verify, type AttackedPair } from '#tests/support/attacked-pair.ts';
import { forged } from '#tests/support/attacker.ts';
import { eventually } from '#tests/support/eventually.ts';
import { deliverText, textContent } from '#tests/support/forged-text.ts';
import { Forger } from '#tests/support/forger.ts';
import { identityOf } from '#tests/support/identity-of.ts';

/** Those of the envelopes that a forger can open. */
async function openedBy(
  forger: Forger,
  { attacker }: AttackedPair,
  envelopes: readonly OutgoingEnvelope[],
): Promise<readonly string[]> {
  const opened: string[] = [];
  for (const envelope of envelopes)
    await forger.open(attacker.victim, envelope).then(
      (content) => opened.push(Buffer.from(content).toString()),
      () => undefined,
    );
  return opened;
}

test('a session under a forged key is not used once its account was met under the real one by another device', async () => {
  const pair = await attackedPair();
  const { attacker, a, b, onA, deviceB } = pair;
  await verify(a, onA);
  await b.close();
  const identity = identityOf(b);
  const sibling = new Forger({ account: deviceB.account, device: deviceId(2) }, identity);
  const forger = new Forger(deviceB);
  const real = new Forger(deviceB, identity);
  const devices = [
    { device: deviceB.device, registrationId: forger.registrationId },
    { device: sibling.address.device, registrationId: sibling.registrationId },
  ];
  const list = { account: deviceB.account, identityKey: identity.publicKey.serialize() };
  attacker.lies = {
    fetchDevices: () =>
      Promise.resolve({ ...list, ...signDeviceList(identity, deviceB.account, 2, devices) }),
    fetchBundles: (_account, wanted = []) =>
      Promise.resolve(
        [real, sibling].filter(({ address }) => wanted.includes(address.device)).map((d) => d.bundle()),
      ),
    send: () => Promise.resolve({ acceptedAt: Date.now(), duplicate: false }),
  };
  await deliverText(attacker, forger, '위조');
  await eventually(async () => (await a.messages(onA)).some(({ text }) => text === '위조'));
  await deliverText(attacker, sibling, '진짜');
  await eventually(async () => (await a.messages(onA)).some(({ text }) => text === '진짜'));
  await verify(a, onA);
  const before = attacker.sent.length;
  await a.send(onA, '기밀');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'sent');
  const sent = attacker.sent.slice(before);
  expect(await openedBy(forger, pair, sent)).toEqual([]);
  // The forger's session has been replaced by one with the real device.
  const toFirst = sent.filter(({ to }) => to.device === deviceB.device);
  expect((await openedBy(real, pair, toFirst)).join()).toContain('기밀');
});

test('a forged message that comes between looking for sessions and sealing does not get the answer', async () => {
  let isDue = false;
  const pair = await attackedPair({
    onStep: (step) => {
      if (step !== 'send:bundles-fetched' || !isDue) return;
      isDue = false;
      pair.attacker.deliver(first);
    },
  });
  const { attacker, a, onA, deviceB } = pair;
  const [entry] = (await attacker.honest.fetchDevices(deviceB.account)).devices;
  const forger = new Forger(deviceB, undefined, entry?.registrationId);
  const sealed = await forger.seal(attacker.victim, attacker.bundle(), textContent('위조'));
  const first = forged(deviceB, sealed);
  const before = attacker.sent.length;
  isDue = true;
  await a.send(onA, '기밀');
  await eventually(async () => (await a.messages(onA)).some(({ text }) => text === '위조'));
  await eventually(
    async () => (await a.messages(onA)).find(({ text }) => text === '기밀')?.state === 'delivered',
  );
  expect(isDue).toBe(false);
  expect((await openedBy(forger, pair, attacker.sent.slice(before))).join()).not.toContain('기밀');
  expect((await a.conversations()).at(0)?.trust).toBe('changed');
});
