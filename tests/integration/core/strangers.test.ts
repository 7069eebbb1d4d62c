import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, messageId, personId, unitId } from '#shared/model/ids.ts';
import type { DirectoryPerson } from '#shared/model/person.ts';
import { nearReader, type DirectoryPlace, type FoundPerson } from '#core/directory/index.ts';
import { everyDevice, openStorage, type Storage } from '#core/storage/index.ts';
import { directoryPage } from '#tests/support/directory-page.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { staffRecord } from '#tests/support/test-staff.ts';

const account = accountId('7e2a3c64-1b7e-4a53-9c0d-0f1b7a0c5e11');
const unit = unitId('u-1');
const places = new WeakMap<Storage, DirectoryPlace>();
const person: DirectoryPerson = { ...staffRecord(), unit, account };

function storage(): Storage {
  const place = { file: join(temporaryFolder(), 'narae.db'), key: ownBytes(randomBytes(32)) };
  const opened = openStorage(place);
  onTestFinished(() => {
    opened.close();
  });
  opened.units.applyPage(directoryPage({ units: [{ id: unit, parent: null, name: '과', order: 1 }] }));
  places.set(opened, place);
  return opened;
}

function receive(kept: Storage, id: string): void {
  const author = kept.people.byAccountOrStandIn(account);
  const conversation = kept.conversations.direct(author.id, 1);
  kept.messages.add({
    id: messageId(id.repeat(32)),
    wireId: messageId(id.repeat(32)),
    conversation,
    author: { account, person: author.id },
    device: deviceId(1),
    text: id,
    time: Number(id),
    state: 'received',
  });
  kept.conversations.addUnread(conversation, 1);
}

/** Whom the directory lists. */
async function found(kept: Storage): Promise<readonly FoundPerson[]> {
  const place = places.get(kept);
  if (place === undefined) throw new Error('not a storage of this test');
  const reader = nearReader(place);
  await reader.refresh(10);
  const people = await reader.staff({ unit, after: null, limit: 10 });
  await reader.close();
  return people;
}

function learn(kept: Storage, changes: Partial<DirectoryPerson> = {}): void {
  const page = directoryPage({ people: [{ ...person, ...changes }] });
  for (const { standIn, person: known } of kept.people.applyPage(page))
    kept.conversations.movePeer(standIn, known);
}

test('what a stranger wrote is theirs once the directory knows them', async () => {
  const kept = storage();
  receive(kept, '1');
  expect(kept.conversations.page(null, 10)).toMatchObject([{ peer: { name: '?' }, gone: false, unread: 1 }]);
  expect(await found(kept)).toEqual([]);
  learn(kept);
  expect(await found(kept)).toMatchObject([{ person: { id: 'p-1' }, reachable: true }]);
  const [row] = kept.conversations.page(null, 10);
  expect(row).toMatchObject({ peer: { id: 'p-1', name: '이름' }, unread: 1, reachable: true });
  if (row === undefined) throw new Error('the conversation is gone');
  expect(kept.messages.page(row.id, null, 10)).toMatchObject([
    { text: '1', author: { name: '이름', title: '주무관' } },
  ]);
});

test('a stranger who turns out to be somebody one already talks to is one conversation with them', () => {
  const kept = storage();
  learn(kept, { account: null });
  const known = kept.conversations.direct(person.id, 1);
  receive(kept, '1');
  receive(kept, '2');
  learn(kept);
  expect(kept.conversations.page(null, 10)).toMatchObject([{ id: known, unread: 2 }]);
  expect(kept.messages.page(known, null, 10).map(({ text }) => text)).toEqual(['1', '2']);
});

test('a conversation that is merged brings along its key, draft, notifications and what waits to be sent', () => {
  const kept = storage();
  learn(kept, { account: null });
  const known = kept.conversations.direct(person.id, 1);
  const gone = kept.conversations.direct(kept.people.byAccountOrStandIn(account).id, 1);
  receive(kept, '1');
  kept.notifications.mark([1]);
  expect(kept.notifications.pending(10)).toHaveLength(1);
  const key = ownBytes(randomBytes(33));
  kept.conversations.setPeerKey(gone, account, key, 'verified');
  kept.conversations.saveDraft(gone, '쓰던 글');
  const content = ownBytes(randomBytes(160));
  kept.outbox.add(everyDevice({ queue: gone, recipient: account, message: null, content }));
  learn(kept);
  expect(kept.conversations.page(null, 10)).toMatchObject([
    { id: known, unread: 1, draft: '쓰던 글', trust: 'verified' },
  ]);
  expect(kept.conversations.peerKey(known)).toEqual({ account, key, trust: 'verified' });
  expect(kept.outbox.queues()).toEqual([known]);
  kept.notifications.clear(known, 1);
  expect(kept.notifications.pending(10)).toEqual([]);
});

test('what a conversation rests on, and its draft, are not replaced by those of a stranger', () => {
  const kept = storage();
  learn(kept, { account: null });
  const known = kept.conversations.direct(person.id, 1);
  const former = accountId('00000000-0000-4000-8000-000000000000');
  const [key, foreign] = [ownBytes(randomBytes(33)), ownBytes(randomBytes(33))];
  kept.conversations.setPeerKey(known, former, key, 'known');
  kept.conversations.saveDraft(known, '먼저 쓴 글');
  const gone = kept.conversations.direct(kept.people.byAccountOrStandIn(account).id, 1);
  kept.conversations.setPeerKey(gone, account, foreign, 'verified');
  kept.conversations.saveDraft(gone, '나중 글');
  learn(kept);
  expect(kept.conversations.peerKey(known)).toEqual({ account: former, key, trust: 'known' });
  expect(kept.conversations.get(known).draft).toBe('먼저 쓴 글');
});

test('who leaves, or gets another account, keeps their name on what they wrote', async () => {
  const kept = storage();
  learn(kept);
  receive(kept, '1');
  const conversation = kept.conversations.direct(person.id, 1);
  learn(kept, { account: accountId('00000000-0000-4000-8000-000000000000') });
  expect(kept.messages.page(conversation, null, 10)).toMatchObject([{ author: { name: '이름' } }]);
  kept.people.applyPage(directoryPage({ removed: [person.id], token: '2' }));
  expect(kept.conversations.page(null, 10)).toMatchObject([
    { peer: { name: '이름' }, reachable: false, gone: true },
  ]);
  expect(kept.messages.page(conversation, null, 10)).toMatchObject([{ author: { name: '이름' } }]);
  expect(await found(kept)).toEqual([]);
});

test('who has never used Narae is not gone, and whoever comes back is not gone any more', () => {
  const kept = storage();
  learn(kept, { account: null });
  const conversation = kept.conversations.direct(person.id, 1);
  const isGone = (): readonly boolean[] => {
    const found = kept.conversations.get(conversation);
    return [kept.people.isGone(person.id), found.kind === 'direct' && found.gone];
  };
  expect(isGone()).toEqual([false, false]);
  kept.people.applyPage(directoryPage({ removed: [person.id], token: '2' }));
  expect(isGone()).toEqual([true, true]);
  learn(kept, { account: null });
  expect(isGone()).toEqual([false, false]);
});

test('an account belongs to one person at a time', () => {
  const kept = storage();
  learn(kept);
  learn(kept, { id: personId('p-2') });
  expect(kept.people.get(person.id).account).toBeNull();
  expect(kept.people.byAccount(account)?.id).toBe('p-2');
});
