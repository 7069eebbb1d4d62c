import { expect, test } from 'vitest';
import { AppError } from '#shared/errors/app-error.ts';
import type { OutgoingEnvelope } from '#shared/backend/envelope.ts';
import { deviceId } from '#shared/model/ids.ts';
import { signDeviceList } from '#core/signal/index.ts';
import { attackedPair, verify, type AttackedPair } from '#tests/support/attacked-pair.ts';
import { eventually } from '#tests/support/eventually.ts';
import { deliverText } from '#tests/support/forged-text.ts';
import { Forger } from '#tests/support/forger.ts';
import { identityOf } from '#tests/support/identity-of.ts';
import { withDatabase } from '#tests/support/profile-database.ts';

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
  let isWithholdingBundles = true;
  attacker.lies = {
    fetchDevices: () =>
      Promise.resolve({ ...list, ...signDeviceList(identity, deviceB.account, 2, devices) }),
    fetchBundles: (_account, wanted = []) => {
      if (isWithholdingBundles) return Promise.reject(new AppError('unavailable'));
      const found = [real, sibling].filter(({ address }) => wanted.includes(address.device));
      return Promise.resolve(found.map((device) => device.bundle()));
    },
    send: () => Promise.resolve({ acceptedAt: Date.now(), duplicate: false }),
  };
  await deliverText(attacker, forger, '위조');
  await eventually(async () => (await a.messages(onA)).some(({ text }) => text === '위조'));
  await deliverText(attacker, sibling, '진짜');
  await eventually(async () => (await a.messages(onA)).some(({ text }) => text === '진짜'));
  await verify(a, onA);
  const before = attacker.sent.length;
  isWithholdingBundles = false;
  // The receipts first: whatever begins the session uses up the one key that the real device has to give here.
  await eventually(() => a.counts.outbox === 0);
  await a.send(onA, '기밀');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'sent', 20_000);
  const sent = attacker.sent.slice(before);
  expect(await openedBy(forger, pair, sent)).toEqual([]);
  // The forger's session has been replaced by one with the real device.
  const toFirst = sent.filter(({ to }) => to.device === deviceB.device);
  expect((await openedBy(real, pair, toFirst)).join()).toContain('기밀');
});

test('a forged message that comes between looking for sessions and sealing does not get the answer', async () => {
  const pair = await attackedPair();
  const { attacker, a, onA, deviceB } = pair;
  const [entry] = (await attacker.honest.fetchDevices(deviceB.account)).devices;
  const forger = new Forger(deviceB, undefined, entry?.registrationId);
  const { account, device } = attacker.victim;
  await a.close();
  const identity = identityOf(a);
  // A second PC of A's own, whose keys are fetched in between.
  const second = new Forger({ account, device: deviceId(2) }, identity);
  const devices = [
    { device, registrationId: attacker.bundle().registrationId },
    { device: second.address.device, registrationId: second.registrationId },
  ];
  const list = { account, identityKey: identity.publicKey.serialize() };
  let isForged = false;
  attacker.lies = {
    fetchDevices: (asked) =>
      asked === account
        ? Promise.resolve({ ...list, ...signDeviceList(identity, account, 2, devices) })
        : attacker.honest.fetchDevices(asked),
    fetchBundles: async (asked, wanted) => {
      if (asked !== account) return attacker.honest.fetchBundles(asked, wanted);
      if (!isForged) await deliverText(attacker, forger, '위조');
      isForged = true;
      await eventually(async () => (await a.messages(onA)).some(({ text }) => text === '위조'));
      return [second.bundle()];
    },
    send: () => Promise.resolve({ acceptedAt: Date.now(), duplicate: false }),
  };
  await a.reopen();
  const ownDevices = 'SELECT count(*) FROM devices WHERE account = ?';
  await eventually(
    () => withDatabase(a, (database) => database.prepare(ownDevices).pluck().get(account)) === 2,
  );
  const before = attacker.sent.length;
  await a.send(onA, '기밀');
  await eventually(
    async () => (await a.messages(onA)).find(({ text }) => text === '기밀')?.state === 'sent',
    20_000,
  );
  expect(isForged).toBe(true);
  expect(await openedBy(forger, pair, attacker.sent.slice(before))).toEqual([]);
  expect(await a.conversations()).toMatchObject([{ id: onA, trust: 'changed' }]);
});
