import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, messageId, personId } from '#shared/model/ids.ts';
import type { DirectoryPerson } from '#shared/model/person.ts';
import { BatchOutcome } from '#core/messaging/batch-outcome.ts';
import { ContentApplier } from '#core/messaging/content-applier.ts';
import type { ContentBody } from '#core/messaging/content.ts';
import { MessageEvents } from '#core/messaging/message-events.ts';
import { openStorage, type LocalAccount, type Storage } from '#core/storage/index.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { staffRecord } from '#tests/support/test-staff.ts';

const own = accountId('7e2a3c64-1b7e-4a53-9c0d-0f1b7a0c5e11');
const peer = accountId('00000000-0000-4000-8000-000000000001');
const stranger = accountId('00000000-0000-4000-8000-000000000002');
const local: LocalAccount = {
  account: own,
  device: deviceId(1),
  secret: ownBytes(randomBytes(32)),
  registrationId: 1,
  identityKeyPair: ownBytes(randomBytes(65)),
  person: personId('p-0'),
  claim: { kind: 'offer', person: personId('p-0') },
} as LocalAccount;
const person: DirectoryPerson = { ...staffRecord(), account: peer };
const id = messageId('00112233445566778899aabbccddeeff');
const transcript: ContentBody = {
  kind: 'sent-transcript',
  recipient: peer,
  text: { messageId: id, text: '다른 PC에서', writtenAt: 1 },
};
const receipt: ContentBody = { kind: 'delivery-receipt', messages: [id] };
const readMark: ContentBody = { kind: 'read-receipt', upTo: id };

function storage(): Storage {
  const opened = openStorage({ file: join(temporaryFolder(), 'narae.db'), key: ownBytes(randomBytes(32)) });
  onTestFinished(() => {
    opened.close();
  });
  opened.people.put(person);
  const devices = [1, 2].map((device) => ({ device: deviceId(device), registrationId: 1 }));
  opened.protocol.saveDevices({ account: own, version: 1, identityKey: ownBytes(randomBytes(33)), devices });
  return opened;
}

/** Applies content as if it had come in one batch. */
function receive(kept: Storage, ...contents: readonly (readonly [typeof own, number, ContentBody])[]): void {
  const outcome = new BatchOutcome(kept, new MessageEvents(kept, () => undefined));
  const applier = new ContentApplier(kept, local, outcome);
  kept.transaction(() => {
    for (const [account, acceptedAt, body] of contents)
      applier.apply({ from: { account, device: deviceId(2) }, acceptedAt }, body, null);
    outcome.write();
  });
}

function states(kept: Storage): readonly string[] {
  const [row] = kept.conversations.page(null, 1);
  return row === undefined ? [] : kept.messages.page(row.id, null, 10).map(({ state }) => state);
}

test('a receipt that comes before the message it is about waits for it', () => {
  const kept = storage();
  receive(kept, [peer, 2, receipt]);
  expect(states(kept)).toEqual([]);
  receive(kept, [own, 1, transcript]);
  expect(states(kept)).toEqual(['delivered']);
});

test('a read mark that comes before the message it is about waits for it', () => {
  const kept = storage();
  receive(kept, [peer, 2, readMark]);
  receive(kept, [own, 1, transcript]);
  expect(states(kept)).toEqual(['read']);
});

test('a read mark takes with it what was delivered before, and a delivery takes nothing back', () => {
  const kept = storage();
  const earlier = messageId('ffeeddccbbaa99887766554433221100');
  const before: ContentBody = {
    kind: 'sent-transcript',
    recipient: peer,
    text: { messageId: earlier, text: '먼저', writtenAt: 1 },
  };
  receive(kept, [own, 1, before], [own, 2, transcript]);
  receive(kept, [peer, 3, readMark]);
  // Nobody has said that the first one had arrived.
  expect(states(kept)).toEqual(['sent', 'read']);
  receive(kept, [peer, 4, { kind: 'delivery-receipt', messages: [earlier, id] }]);
  expect(states(kept)).toEqual(['delivered', 'read']);
  receive(kept, [peer, 5, readMark]);
  expect(states(kept)).toEqual(['read', 'read']);
});

test('the order of arrival makes no difference, in one batch or in two', () => {
  const [first, second] = [storage(), storage()];
  receive(first, [own, 1, transcript], [peer, 2, receipt]);
  receive(second, [peer, 2, receipt], [own, 1, transcript]);
  expect([states(first), states(second)]).toEqual([['delivered'], ['delivered']]);
});

test('a change by somebody whom the message does not concern stays without effect when its time has come', () => {
  const kept = storage();
  receive(kept, [stranger, 2, receipt], [stranger, 3, readMark]);
  receive(kept, [own, 1, transcript]);
  receive(kept, [stranger, 4, readMark]);
  expect(states(kept)).toEqual(['sent']);
});

test('nobody can fill the disk with changes that wait for nothing', () => {
  const kept = storage();
  const flood = Array.from({ length: 3_000 }, () => messageId(randomBytes(16).toString('hex')));
  receive(kept, [stranger, 1, { kind: 'delivery-receipt', messages: flood }]);
  const waiting = flood.filter((message) => kept.waiting.take(message).length > 0);
  expect(waiting).toHaveLength(1_000);
});

test('a message that is received is marked for a notification in the same transaction, until it has been read', () => {
  const kept = storage();
  const text: ContentBody = { kind: 'text', text: { messageId: id, text: '알림', writtenAt: 1 } };
  receive(kept, [peer, 1, text], [own, 2, transcript]);
  const [marked, ...others] = kept.notifications.pending(10);
  if (marked === undefined) throw new Error('nothing is marked');
  expect(others).toEqual([]);
  const message = kept.messages.get(marked);
  expect(message).toMatchObject({ text: '알림', state: 'received' });
  kept.notifications.clear(message.conversationId, message.arrival);
  expect(kept.notifications.pending(10)).toEqual([]);
});
