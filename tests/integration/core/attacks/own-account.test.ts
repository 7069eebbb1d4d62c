import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { deviceId, messageId } from '#shared/model/ids.ts';
import { encodeSentTranscript } from '#core/messaging/content.ts';
import { signDeviceList } from '#core/signal/index.ts';
import { attackedPair } from '#tests/support/attacked-pair.ts';
import { forged } from '#tests/support/attacker.ts';
import { eventually } from '#tests/support/eventually.ts';
import { Forger } from '#tests/support/forger.ts';
import { identityOf } from '#tests/support/identity-of.ts';
import { withDatabase } from '#tests/support/profile-database.ts';

test('a message that I am said to have sent from another PC is not shown as mine, and everything goes on', async () => {
  const { attacker, a, b, onA, onB, deviceB } = await attackedPair();
  const { account } = attacker.victim;
  const forger = new Forger({ account, device: deviceId(2) });
  const id = messageId(randomBytes(16).toString('hex'));
  const transcript = encodeSentTranscript(deviceB.account, { messageId: id, text: '위조', writtenAt: 1 });
  attacker.deliver(forged(forger.address, await forger.seal(attacker.victim, attacker.bundle(), transcript)));
  await b.send(onB, '진짜');
  await eventually(async () => (await a.messages(onA)).at(-1)?.text === '진짜');
  await eventually(() => a.counts.outbox === 0);
  expect((await a.messages(onA)).map(({ text }) => text)).toEqual(['처음', '답장', '진짜']);
  expect(await a.conversations()).toMatchObject([{ id: onA, trust: 'known' }]);
  await a.send(onA, '그래도');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'delivered');
  expect(a.failures).toEqual([]);
  await a.close();
  withDatabase(a, (database) => {
    const kept = database.prepare('SELECT sender_account, sender_device, reason FROM kept_envelopes').all();
    expect(kept).toEqual([{ sender_account: account, sender_device: 2, reason: 'undecryptable' }]);
    const known = database.prepare('SELECT account FROM identities').pluck().all();
    expect(known).toEqual([deviceB.account]);
  });
});

test('a PC that is no more in the list of my devices, though it has my key, says nothing that counts as mine', async () => {
  const { attacker, a, b, onA, onB, deviceB } = await attackedPair();
  const { account } = attacker.victim;
  await a.close();
  const former = new Forger({ account, device: deviceId(2) }, identityOf(a));
  await a.reopen();
  await a.online();
  const id = messageId(randomBytes(16).toString('hex'));
  const transcript = encodeSentTranscript(deviceB.account, { messageId: id, text: '예전 PC', writtenAt: 1 });
  attacker.deliver(forged(former.address, await former.seal(attacker.victim, attacker.bundle(), transcript)));
  await b.send(onB, '진짜');
  await eventually(async () => (await a.messages(onA)).at(-1)?.text === '진짜');
  expect((await a.messages(onA)).map(({ text }) => text)).toEqual(['처음', '답장', '진짜']);
  await a.close();
  withDatabase(a, (database) => {
    // It was opened: the key is right. What it says is kept for whoever can make something of it.
    const kept = database.prepare('SELECT sender_device, reason FROM kept_envelopes').all();
    expect(kept).toEqual([{ sender_device: 2, reason: 'unknown-content' }]);
  });
});

test('what I write goes to a second PC of mine under my own key, and to no other key', async () => {
  const { attacker, a, onA } = await attackedPair();
  const own = attacker.victim;
  await a.close();
  const identity = identityOf(a);
  const second = { account: own.account, device: deviceId(2) };
  const [forger, secondPc] = [new Forger(second), new Forger(second, identity)];
  const devices = [
    { device: own.device, registrationId: attacker.bundle().registrationId },
    { device: second.device, registrationId: forger.registrationId },
  ];
  const list = {
    account: own.account,
    identityKey: identity.publicKey.serialize(),
    ...signDeviceList(identity, own.account, 2, devices),
  };
  let asked = 0;
  let answering = forger;
  attacker.lies = {
    fetchDevices: (account) =>
      account === own.account ? Promise.resolve(list) : attacker.honest.fetchDevices(account),
    fetchBundles: (account, wanted) => {
      if (account !== own.account) return attacker.honest.fetchBundles(account, wanted);
      asked += 1;
      return Promise.resolve([answering.bundle()]);
    },
    send: () => Promise.resolve({ acceptedAt: Date.now(), duplicate: false }),
  };
  await a.reopen();
  const ownDevices = 'SELECT count(*) FROM devices WHERE account = ?';
  await eventually(
    () => withDatabase(a, (database) => database.prepare(ownDevices).pluck().get(own.account)) === 2,
  );
  const before = attacker.sent.length;
  await a.send(onA, '기밀');
  // Once at first, and again after each time that the list was asked for anew.
  await eventually(() => asked > 5);
  expect(attacker.sent.slice(before)).toEqual([]);
  expect((await a.messages(onA)).at(-1)).toMatchObject({ text: '기밀', state: 'sending' });

  answering = secondPc;
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'sent');
  expect(attacker.sent.slice(before).map(({ to }) => to)).toContainEqual(second);
});
