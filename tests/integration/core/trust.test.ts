import { setTimeout } from 'node:timers/promises';
import { IdentityKeyPair, ScannableFingerprint } from '@signalapp/libsignal-client';
import { expect, test } from 'vitest';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import type { OutgoingEnvelope } from '#shared/backend/envelope.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import type { ConversationId, PersonId } from '#shared/model/ids.ts';
import { signDeviceList } from '#core/signal/index.ts';
import { attackedPair } from '#tests/support/attacked-pair.ts';
import { eventually } from '#tests/support/eventually.ts';
import { identityOf } from '#tests/support/identity-of.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';

function offered(relay: TestRelay, index: number): PersonId {
  const person = relay.offered[index];
  if (person === undefined) throw new Error('nobody on offer');
  return person;
}

async function acquainted(relay: TestRelay): Promise<{
  readonly a: TestCore;
  readonly b: TestCore;
  readonly onA: ConversationId;
  readonly onB: ConversationId;
  /** Everything that A has handed to the relay. */
  readonly sent: readonly OutgoingEnvelope[];
}> {
  const sent: OutgoingEnvelope[] = [];
  const wrapBackend = overriding((real) => ({
    send: (envelopes, coverage) => {
      sent.push(...envelopes);
      return real.send(envelopes, coverage);
    },
  }));
  const a = await TestCore.enrolled(relay, offered(relay, 0), { wrapBackend });
  const b = await TestCore.enrolled(relay, offered(relay, 1));
  const onA = (await a.conversationWith(offered(relay, 1))).id;
  await a.send(onA, '처음');
  const onB = (await eventually(async () => (await b.conversations()).at(0))).id;
  await b.send(onB, '답장');
  await eventually(async () => (await a.messages(onA)).length === 2);
  return { a, b, onA, onB, sent };
}

/** The person enrols again on another PC, with an invitation of their agency. */
async function anotherPc(relay: TestRelay, person: PersonId): Promise<TestCore> {
  const code = relay.invite(person);
  const core = TestCore.open(relay);
  await core.raw.begin();
  await core.services.signIn.enrol({ invitation: code });
  await core.online();
  return core;
}

test('the safety number is the same at both ends, can be compared, and belongs to this pair alone', async () => {
  const relay = await TestRelay.start();
  const { a, b, onA, onB } = await acquainted(relay);
  const onOneSide = await a.services.chats.safetyNumber({ conversation: onA });
  const onTheOther = await b.services.chats.safetyNumber({ conversation: onB });
  expect(onOneSide?.digits).toMatch(/^\d{60}$/);
  expect(onOneSide?.digits).toBe(onTheOther?.digits);
  expect(onOneSide?.verified).toBe(false);
  // What a scanner does with the QR code of the other end.
  const [one, other] = [onOneSide, onTheOther].map((number) =>
    ScannableFingerprint._fromBuffer(ownBytes(Buffer.from(number?.scannable ?? '', 'base64'))),
  );
  expect(other !== undefined && one?.compare(other)).toBe(true);
  const digits = onOneSide?.digits ?? '';
  expect((await a.conversations())[0]?.trust).toBe('known');
  await a.services.chats.verify({ conversation: onA, digits, verified: true });
  expect((await a.conversations())[0]?.trust).toBe('verified');
  await a.services.chats.verify({ conversation: onA, digits, verified: false });
  expect((await a.conversations())[0]?.trust).toBe('known');
  const wrong = `${digits.startsWith('0') ? '1' : '0'}${digits.slice(1)}`;
  await expect(
    a.services.chats.verify({ conversation: onA, digits: wrong, verified: true }),
  ).rejects.toMatchObject({ code: 'invalid-request' });

  const c = await TestCore.enrolled(relay, offered(relay, 2));
  const withC = await a.conversationWith(offered(relay, 2));
  expect(await a.services.chats.safetyNumber({ conversation: withC.id })).toBeNull();
  await c.send((await c.conversationWith(offered(relay, 0))).id, '셋째');
  const ofC = await eventually(() => a.services.chats.safetyNumber({ conversation: withC.id }));
  expect(ofC.digits).not.toBe(digits);
  const foreign = ScannableFingerprint._fromBuffer(ownBytes(Buffer.from(ofC.scannable, 'base64')));
  expect(one?.compare(foreign)).toBe(false);
  await c.close();
});

test('somebody who starts anew on another PC shows as a line, and writing goes on', async () => {
  const relay = await TestRelay.start();
  const { a, b, onA } = await acquainted(relay);
  const before = await a.services.chats.safetyNumber({ conversation: onA });
  await a.services.chats.verify({ conversation: onA, digits: before?.digits ?? '', verified: true });
  await b.close();
  const again = await anotherPc(relay, offered(relay, 1));
  const onAgain = (await again.conversationWith(offered(relay, 0))).id;
  await again.send(onAgain, '새 PC입니다');
  await eventually(async () => (await a.messages(onA)).at(-1)?.text === '새 PC입니다');
  expect((await a.messages(onA)).slice(-2)).toMatchObject([
    { kind: 'identity-changed', author: { personId: offered(relay, 1) } },
    { kind: 'text', text: '새 PC입니다' },
  ]);
  const [row] = await a.conversations();
  expect(row).toMatchObject({ id: onA, trust: 'changed', unread: 2, preview: { text: '새 PC입니다' } });
  await a.send(onA, '알겠습니다');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'delivered');
  const after = await a.services.chats.safetyNumber({ conversation: onA });
  expect(after?.digits).not.toBe(before?.digits);
  await a.services.chats.acceptIdentity({ conversation: onA, digits: after?.digits ?? '' });
  expect((await a.conversations())[0]?.trust).toBe('known');
  await a.send(onA, '다시');
  await eventually(async () => (await again.messages(onAgain)).at(-1)?.text === '다시');
  expect((await a.messages(onA)).filter(({ kind }) => kind === 'identity-changed')).toHaveLength(1);
});

test('what a PC has not got before it was replaced shows as not delivered, and goes to the new one on request', async () => {
  const relay = await TestRelay.start();
  const { a, b, onA } = await acquainted(relay);
  await b.close();
  const { id } = await a.send(onA, '옛 PC로');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'sent');
  const again = await anotherPc(relay, offered(relay, 1));
  const undelivered = await eventually(async () =>
    (await a.messages(onA)).find(({ state }) => state === 'failed'),
  );
  expect(undelivered).toMatchObject({ id, failure: 'undelivered' });
  expect((await a.messages(onA)).map(({ state, kind }) => [kind, state])).toEqual([
    ['text', 'delivered'],
    ['text', 'received'],
    ['text', 'failed'],
    ['identity-changed', 'received'],
  ]);
  expect((await a.conversations())[0]?.preview).toMatchObject({ text: '옛 PC로', state: 'failed' });
  // The new key gets nothing of it before the person asks.
  await a.send(onA, '새 PC로');
  const onAgain = (await again.conversationWith(offered(relay, 0))).id;
  await eventually(async () => (await again.messages(onAgain)).length === 1);
  await a.services.chats.retry({ message: id });
  await eventually(async () => (await a.messages(onA)).every(({ state }) => state !== 'failed'));
  await eventually(async () => (await again.messages(onAgain)).length === 2);
  expect((await again.messages(onAgain)).map(({ text }) => text)).toEqual(['새 PC로', '옛 PC로']);
});

test('where the setting says so, nothing leaves under a new key before the person has looked at it', async () => {
  const relay = await TestRelay.start();
  const { a, b, onA, sent } = await acquainted(relay);
  await a.services.settings.set({ blockOnIdentityChange: true });
  expect(await a.services.settings.get({})).toMatchObject({ blockOnIdentityChange: true });
  await b.close();
  const again = await anotherPc(relay, offered(relay, 1));
  await a.conversationWith(offered(relay, 1));
  await eventually(async () => {
    await a.send(onA, '아직 모르는 키');
    return eventually(async () => (await a.messages(onA)).find(({ state }) => state === 'failed'), 5_000);
  });
  expect((await a.messages(onA)).find(({ state }) => state === 'failed')).toMatchObject({
    failure: 'untrusted-identity',
  });
  expect((await a.conversations())[0]?.trust).toBe('changed');
  expect(await again.conversations()).toEqual([]);

  // What is written under the new key makes receipts and a read mark due: those wait as well.
  await eventually(() => a.counts.outbox === 0);
  const sentBefore = sent.length;
  const onAgain = (await again.conversationWith(offered(relay, 0))).id;
  await again.send(onAgain, '새 PC에서');
  const written = await eventually(async () =>
    (await a.messages(onA)).find(({ text }) => text === '새 PC에서'),
  );
  await a.services.chats.markRead({ conversation: onA, upTo: written.arrival });
  await a.reopen();
  await a.online();
  await a.send(onA, '또 하나');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'failed');
  expect(sent.slice(sentBefore)).toEqual([]);
  expect(a.counts.outbox).toBeGreaterThan(0);
  expect((await again.messages(onAgain)).at(-1)?.state).toBe('sent');

  const digits = (await a.services.chats.safetyNumber({ conversation: onA }))?.digits ?? '';
  await a.services.chats.acceptIdentity({ conversation: onA, digits });
  await eventually(async () => (await again.messages(onAgain)).at(-1)?.text === '또 하나');
  expect((await again.messages(onAgain)).map(({ text }) => text)).toContain('아직 모르는 키');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'delivered');
  await eventually(async () => (await again.messages(onAgain))[0]?.state === 'read');
  await eventually(() => a.counts.outbox === 0);
});

test('a device that the account has not signed gets nothing, and neither does anybody else until it is gone', async () => {
  const relay = await TestRelay.start();
  let lying = false;
  const wrapBackend = overriding((real) => ({
    fetchDevices: async (account) => {
      const list = await real.fetchDevices(account);
      const [first] = list.devices;
      if (!lying || first === undefined) return list;
      return { ...list, devices: [...list.devices, { ...first, device: 2 as typeof first.device }] };
    },
  }));
  const a = await TestCore.enrolled(relay, offered(relay, 0), { wrapBackend });
  const b = await TestCore.enrolled(relay, offered(relay, 1));
  const onA = (await a.conversationWith(offered(relay, 1))).id;
  lying = true;
  await a.send(onA, '누가 듣는가');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'failed');
  expect((await a.messages(onA)).at(-1)?.failure).toBe('bad-keys');
  lying = false;
  await a.services.chats.retry({ message: (await a.messages(onA))[0]?.id ?? failed() });
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'delivered');
  await b.close();
});

test('an old device list is not taken back, although its account had signed it', async () => {
  const { attacker, a, b, onA, deviceB } = await attackedPair();
  const [entry] = (await attacker.honest.fetchDevices(deviceB.account)).devices;
  if (entry === undefined) throw new Error('B has no device');
  await b.close();
  const identity = identityOf(b);
  let version = 2;
  let isStale = true;
  attacker.lies = {
    fetchDevices: (account) =>
      account === deviceB.account
        ? Promise.resolve({
            account,
            identityKey: identity.publicKey.serialize(),
            ...signDeviceList(identity, account, version, [entry]),
          })
        : attacker.honest.fetchDevices(account),
    send: (envelopes, coverage) => {
      if (!isStale) return attacker.honest.send(envelopes, coverage);
      isStale = false;
      return Promise.reject(new StaleDevicesError([deviceB.account]));
    },
  };
  await a.send(onA, '새 목록');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'sent');
  [version, isStale] = [1, true];
  await a.send(onA, '옛 목록');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state !== 'sending');
  expect((await a.messages(onA)).at(-1)).toMatchObject({ state: 'failed', failure: 'bad-keys' });
  [version, isStale] = [3, true];
  await a.services.chats.retry({ message: (await a.messages(onA)).at(-1)?.id ?? failed() });
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'sent');
});

test('a bundle under another key than the one that signed the devices is not used', async () => {
  const relay = await TestRelay.start();
  let lying = true;
  const foreign = IdentityKeyPair.generate().publicKey.serialize();
  const wrapBackend = overriding((real) => ({
    fetchBundles: async (account, devices) => {
      const bundles = await real.fetchBundles(account, devices);
      return lying ? bundles.map((bundle) => ({ ...bundle, identityKey: foreign })) : bundles;
    },
  }));
  const a = await TestCore.enrolled(relay, offered(relay, 0), { wrapBackend });
  await TestCore.enrolled(relay, offered(relay, 1));
  const onA = (await a.conversationWith(offered(relay, 1))).id;
  await a.send(onA, '누구의 열쇠인가');
  await setTimeout(700);
  expect((await a.messages(onA)).at(-1)?.state).toBe('sending');
  expect(await a.services.chats.safetyNumber({ conversation: onA })).toBeNull();
  lying = false;
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'delivered');
  expect((await a.conversations())[0]?.trust).toBe('known');
});

function failed(): never {
  throw new Error('there is no message');
}
