import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { usualRules } from '#shared/model/group.ts';
import {
  accountId,
  deviceId,
  distributionId,
  envelopeId,
  groupId,
  messageId,
  type EnvelopeId,
  type MessageId,
} from '#shared/model/ids.ts';
import { forgetOld } from '#core/messaging/index.ts';
import { placeholderId } from '#core/messaging/local-message-id.ts';
import { openStorage, type Storage } from '#core/storage/index.ts';
import { directoryPage } from '#tests/support/directory-page.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { staffRecord } from '#tests/support/test-staff.ts';

const dayMs = 24 * 60 * 60 * 1000;
const from = { account: accountId(randomUUID()), device: deviceId(1) };

function storage(): Storage {
  const opened = openStorage({ file: join(temporaryFolder(), 'narae.db'), key: ownBytes(randomBytes(32)) });
  onTestFinished(() => {
    opened.close();
  });
  return opened;
}

function forget(kept: Storage, days: number): void {
  forgetOld({ storage: kept, publish: () => undefined, local: from }, days * dayMs);
}

/** Notes that an envelope was sent. */
function note(kept: Storage, digits: string): EnvelopeId {
  const envelope = envelopeId(digits.repeat(16));
  const [identity, content] = [ownBytes(randomBytes(33)), ownBytes(randomBytes(160))];
  kept.sent.add({ envelope, to: from, identity, message: null, content, resends: 0 });
  return envelope;
}

test('what was sent can be asked for again for 14 days, and no longer', () => {
  const kept = storage();
  forget(kept, 0);
  const envelope = note(kept, '00');
  for (let day = 1; day <= 14; day++) forget(kept, day);
  expect(kept.sent.find(envelope, from)).not.toBeNull();
  forget(kept, 14 + 1 / dayMs);
  expect(kept.sent.find(envelope, from)).toBeNull();
});

test('who had a sender key is remembered as long as what was sealed with it, and no longer', () => {
  const kept = storage();
  const room = groupId('ab'.repeat(32));
  const key = ownBytes(randomBytes(33));
  const [id, next] = [distributionId(randomUUID()), distributionId(randomUUID())];
  kept.rooms.save({ group: room, name: '', rules: usualRules, members: [] }, []);
  kept.senderKeys.begin(room, { id, since: 0 });
  kept.senderKeys.share(id, [{ address: from, registrationId: 1, identity: key }]);
  forget(kept, 100);
  const envelope = envelopeId('0d'.repeat(16));
  kept.sent.addToRoom({ envelope, distribution: id, message: null, content: key });
  kept.senderKeys.begin(room, { id: next, since: 1 });
  forget(kept, 110);
  expect(kept.sent.find(envelope, from)).toMatchObject({ distribution: id, resends: 0 });
  kept.sent.countResend(envelope, from);
  expect(kept.sent.find(envelope, from)).toMatchObject({ resends: 1 });
  for (let day = 111; day < 128; day++) forget(kept, day);
  expect(kept.sent.find(envelope, from)).toBeNull();
  expect(kept.senderKeys.holders(id).size).toBe(0);
  expect(kept.senderKeys.distribution(room)?.id).toBe(next);
});

test('what was asked for stays so where it is sealed anew under the same id', () => {
  const kept = storage();
  const envelope = note(kept, '02');
  kept.sent.setDeferred(envelope, from, true);
  kept.sent.countResend(envelope, from);
  const content = kept.sent.find(envelope, from)?.content;
  note(kept, '02');
  expect(kept.sent.find(envelope, from)).toMatchObject({ isDeferred: true, resends: 1 });
  expect(kept.sent.find(envelope, from)?.content).not.toEqual(content);
});

test.each([
  ['has stood still and then leaps by 22 days', [100, 122]],
  ['was forty years behind once', [-14_600, 100]],
  ['is ahead by years each second day', [2_000, 101, 2_002, 103]],
])('what was sent lately is not old where the clock %s', (_name, days) => {
  const kept = storage();
  forget(kept, 100);
  const envelope = note(kept, '01');
  for (const day of days) forget(kept, day);
  expect(kept.sent.find(envelope, from)).not.toBeNull();
});

test('what was sent while a clock was ahead does not stay for ever', () => {
  const kept = storage();
  forget(kept, 0);
  forget(kept, 1_000);
  const envelope = note(kept, '02');
  for (let day = 1; day <= 17; day++) forget(kept, day);
  expect(kept.sent.find(envelope, from)).toBeNull();
});

test('what an older version has noted by another time is not old at the first look', () => {
  const { file, key } = { file: join(temporaryFolder(), 'narae.db'), key: ownBytes(randomBytes(32)) };
  const old = openStorage({ file, key });
  const envelope = note(old, '03');
  old.close();
  const kept = openStorage({ file, key });
  onTestFinished(() => {
    kept.close();
  });
  forget(kept, 10_000);
  expect(kept.sent.find(envelope, from)).not.toBeNull();
  for (let day = 10_001; day <= 10_015; day++) forget(kept, day);
  expect(kept.sent.find(envelope, from)).toBeNull();
});

test('what was asked for before a long absence is lost too', () => {
  const kept = storage();
  const person = kept.people.byAccountOrStandIn(from.account).id;
  const conversation = kept.conversations.direct(person, 0);
  const asked = envelopeId('33'.repeat(16));
  const id = placeholderId(from, asked);
  const author = { account: from.account, person };
  const placeholder = { id, wireId: id, conversation, author, device: from.device, text: '', time: 0 };
  kept.inbox.keep({
    sequence: 1,
    id: asked,
    from,
    type: 2,
    acceptedAt: 0,
    ciphertext: ownBytes(randomBytes(9)),
  });
  kept.messages.add({ ...placeholder, state: 'undecryptable' });
  forget(kept, 50);
  expect(kept.messages.get(id).state).toBe('lost');
  forget(kept, 50);
  expect(kept.inbox.keptCount()).toBe(0);
});

test('a flood of what cannot be opened is remembered, but its bytes do not fill the disk', () => {
  const kept = storage();
  const ciphertext = ownBytes(randomBytes(80 * 1024));
  const before = kept.inbox.keptCount();
  kept.transaction(() => {
    for (let sequence = 0; sequence < 300; sequence++) {
      const id = envelopeId(sequence.toString(16).padStart(32, '0'));
      kept.inbox.keep({ sequence, id, from, type: 2, acceptedAt: sequence, ciphertext });
    }
  });
  expect(kept.inbox.keptCount() - before).toBe(300);
  expect(kept.inbox.keptBytes()).toBeLessThanOrEqual(8 * 1024 * 1024);
  expect(kept.inbox.keptBytes()).toBeGreaterThan(7 * 1024 * 1024);
});

test('what was asked for in vain is lost a day after its sender has forgotten it, and nothing else is', () => {
  const kept = storage();
  const person = kept.people.byAccountOrStandIn(from.account).id;
  const conversation = kept.conversations.direct(person, 0);
  const author = { account: from.account, person };
  const add = (
    text: string,
    state: 'received' | 'undecryptable',
    id = messageId(randomBytes(16).toString('hex')),
  ): void => {
    kept.messages.add({ id, wireId: id, conversation, author, device: from.device, text, time: 0, state });
  };
  const states = (): readonly string[] =>
    kept.messages.page(conversation, null, 10).map(({ state }) => state);
  const [asked, read] = ['11', '22'].map((digits) => envelopeId(digits.repeat(16)));
  if (asked === undefined || read === undefined) throw new Error('two envelopes are needed');
  for (const id of [asked, read])
    kept.inbox.keep({ sequence: 1, id, from, type: 2, acceptedAt: 0, ciphertext: ownBytes(randomBytes(10)) });
  add('', 'undecryptable', placeholderId(from, asked));
  // Whatever has come to stand under this id is no placeholder.
  add('읽은 것', 'received', placeholderId(from, read));
  forget(kept, 15);
  expect(states().toSorted()).toEqual(['received', 'undecryptable']);
  forget(kept, 15 + 1 / dayMs);
  expect(states().toSorted()).toEqual(['lost', 'received']);
});

test('what nobody has got in 45 days is said not to have been delivered, and counts as delivered once it is', () => {
  const kept = storage();
  const person = kept.people.byAccountOrStandIn(from.account).id;
  const conversation = kept.conversations.direct(person, 0);
  const own = (digits: string, day: number, state: 'sent' | 'delivered' | 'sending'): MessageId => {
    const id = messageId(digits.repeat(16));
    const message = { id, wireId: id, conversation, author: null, device: from.device, text: '글' };
    kept.messages.add({ ...message, time: day * dayMs, state });
    return id;
  };
  const [old, delivered, waiting, young] = [
    own('01', 0, 'sent'),
    own('02', 1, 'delivered'),
    own('03', 2, 'sending'),
    own('04', 3, 'sent'),
  ];
  forget(kept, 45);
  expect(kept.messages.get(old).state).toBe('sent');
  forget(kept, 46);
  expect(kept.messages.get(old)).toMatchObject({ state: 'failed', failure: 'undelivered' });
  expect([delivered, waiting, young].map((id) => kept.messages.get(id).state)).toEqual([
    'delivered',
    'sending',
    'sent',
  ]);
  forget(kept, 49);
  expect(kept.conversations.get(conversation).preview).toMatchObject({ text: '글', state: 'failed' });
  expect(kept.messages.markDelivered([old], from.account, null)).toEqual([old]);
  expect(kept.messages.get(old)).toMatchObject({ state: 'delivered', failure: null });
  expect(kept.messages.get(young)).toMatchObject({ state: 'failed', failure: 'undelivered' });
  expect(kept.readMarks.apply(young, from.account, null)).toEqual([old, delivered, young]);
  for (const id of [old, young])
    expect(kept.messages.get(id)).toMatchObject({ state: 'read', failure: null });
});

test('whose account the directory has taken away can say what had arrived, and nobody else in their name', () => {
  const kept = storage();
  const person = { ...staffRecord(), account: from.account };
  kept.people.put(person);
  const conversation = kept.conversations.direct(person.id, 0);
  const [identity, forged] = [ownBytes(randomBytes(33)), ownBytes(randomBytes(33))];
  const [first, second] = ['01', '02'].map((digits) => {
    const id = messageId(digits.repeat(16));
    const message = { id, wireId: id, conversation, author: null, device: from.device, text: '글' };
    kept.messages.add({ ...message, time: 1, state: 'sent' });
    const content = ownBytes(randomBytes(160));
    const envelope = envelopeId(digits.repeat(16));
    kept.sent.add({ envelope, to: from, identity, message: id, content, resends: 0 });
    return id;
  });
  if (first === undefined || second === undefined) throw new Error('two messages are needed');
  kept.people.applyPage(directoryPage({ removed: [person.id], token: '2' }));

  const stranger = accountId('00000000-0000-4000-8000-000000000009');
  for (const [account, key] of [
    [from.account, null],
    [from.account, forged],
    [stranger, identity],
  ] as const) {
    expect(kept.messages.markDelivered([first], account, key)).toEqual([]);
    expect(kept.readMarks.apply(first, account, key)).toEqual([]);
  }
  expect(kept.messages.markDelivered([first], from.account, identity)).toEqual([first]);
  expect(kept.readMarks.apply(second, from.account, identity)).toEqual([first, second]);
});
