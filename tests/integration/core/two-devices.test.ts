import { expect, test } from 'vitest';
import type { OutgoingEnvelope } from '#shared/backend/envelope.ts';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import { deviceId } from '#shared/model/ids.ts';
import { decodeContent } from '#core/messaging/content.ts';
import { signDeviceList } from '#core/signal/index.ts';
import { attackedPair, verify, type AttackedPair } from '#tests/support/attacked-pair.ts';
import { eventually } from '#tests/support/eventually.ts';
import { deliverText } from '#tests/support/forged-text.ts';
import { Forger } from '#tests/support/forger.ts';
import { identityOf } from '#tests/support/identity-of.ts';

/** B goes on with two PCs of one account, which share its identity key; nobody attacks anybody. */
async function withTwoPcs(pair: AttackedPair): Promise<readonly Forger[]> {
  const { attacker, b, deviceB } = pair;
  const { account } = deviceB;
  const [entry] = (await attacker.honest.fetchDevices(account)).devices;
  await b.close();
  const identity = identityOf(b);
  const pcs = [
    new Forger(deviceB, identity, entry?.registrationId),
    new Forger({ account, device: deviceId(2) }, identity, 99),
  ];
  const devices = pcs.map(({ address, registrationId }) => ({ device: address.device, registrationId }));
  const identityKey = identity.publicKey.serialize();
  attacker.lies = {
    fetchDevices: () =>
      Promise.resolve({ account, identityKey, ...signDeviceList(identity, account, 2, devices) }),
    fetchBundles: (_account, wanted = []) =>
      Promise.resolve(pcs.filter(({ address }) => wanted.includes(address.device)).map((pc) => pc.bundle())),
    send: (envelopes) => {
      const covered = envelopes.filter(({ to }) => to.account === account);
      if (covered.length < pcs.length) return Promise.reject(new StaleDevicesError([account]));
      return Promise.resolve({ acceptedAt: Date.now(), duplicate: false });
    },
  };
  return pcs;
}

async function textsFor(
  { attacker }: AttackedPair,
  pc: Forger,
  sent: readonly OutgoingEnvelope[],
): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const envelope of sent) {
    if (envelope.to.device !== pc.address.device) continue;
    const { body } = decodeContent(await pc.open(attacker.victim, envelope));
    if (body.kind === 'text') texts.push(body.text.text);
  }
  return texts;
}

test('two PCs of one account write and are written to under one key, and no line says otherwise', async () => {
  const pair = await attackedPair();
  const { attacker, a, onA } = pair;
  await verify(a, onA);
  const [first, second] = await withTwoPcs(pair);
  if (first === undefined || second === undefined) throw new Error('two PCs are needed');
  const begin = attacker.sent.length;
  for (const [index, pc] of [first, second, first, second].entries()) {
    await deliverText(attacker, pc, `B ${String(index)}`);
    await eventually(async () => (await a.messages(onA)).some(({ text }) => text === `B ${String(index)}`));
  }
  for (const text of ['하나', '둘']) {
    await a.send(onA, text);
    await eventually(
      async () => (await a.messages(onA)).find((message) => message.text === text)?.state === 'sent',
    );
  }
  await eventually(() => a.counts.outbox === 0);
  // What did not cover both PCs was refused and sealed anew: the last repetition is what counts.
  const sent = attacker.sent.slice(begin);
  for (const pc of [first, second])
    expect(new Set(await textsFor(pair, pc, sent))).toEqual(new Set(['하나', '둘']));
  expect((await a.messages(onA)).map(({ kind }) => kind)).not.toContain('identity-changed');
  expect(await a.conversations()).toMatchObject([{ id: onA, trust: 'verified' }]);
  expect(a.failures).toEqual([]);
});
