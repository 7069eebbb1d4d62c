import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import { accountId, deviceId, envelopeId, messageId, personId, type AccountId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import type { LogEntry } from '#core/diagnostics/index.ts';
import { encodeReadReceipt, encodeSentTranscript, markResent } from '#core/messaging/content.ts';
import { pad } from '#core/messaging/padding.ts';
import { applyUnknownContent } from '#core/messaging/unknown-content.ts';
import { openStorage, type LocalAccount, type Storage } from '#core/storage/index.ts';
import { TrustKeeper } from '#core/trust/index.ts';
import { attackedPair } from '#tests/support/attacked-pair.ts';
import { forged, rubbish } from '#tests/support/attacker.ts';
import { eventually } from '#tests/support/eventually.ts';
import { textContent } from '#tests/support/forged-text.ts';
import { Forger } from '#tests/support/forger.ts';
import { withMore, withMoreInside } from '#tests/support/newer-content.ts';
import { withDatabase } from '#tests/support/profile-database.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const dayMs = 24 * 60 * 60 * 1000;
const [own, peer] = ['7e2a3c64-1b7e-4a53-9c0d-0f1b7a0c5e11', '00000000-0000-4000-8000-000000000001'].map(
  accountId,
) as [AccountId, AccountId];
/** A field that no version knows, and the mark behind it. */
const newer: Bytes = pad(Uint8Array.of(0xfa, 0x3f, 0x00));

function storage(): Storage {
  const opened = openStorage({ file: join(temporaryFolder(), 'narae.db'), key: ownBytes(randomBytes(32)) });
  onTestFinished(() => {
    opened.close();
  });
  return opened;
}

function key(): Bytes {
  return ownBytes(randomBytes(33));
}

function envelope(account: AccountId, acceptedAt: number): IncomingEnvelope {
  const id = envelopeId(randomBytes(16).toString('hex'));
  const from = { account, device: deviceId(1) };
  return { sequence: 1, id, from, type: 2, acceptedAt, ciphertext: new Uint8Array() };
}

function numbered(sender: number): AccountId {
  return accountId(`00000000-0000-4000-8000-${String(sender).padStart(12, '0')}`);
}

/** Answers how much of it was dropped. */
function flood(kept: Storage, account: AccountId, count: number, content: Bytes): number {
  return kept.transaction(() => {
    for (let number = 0; number < count; number++)
      kept.inbox.keepUnknown(envelope(account, number), content, key());
    return kept.inbox.boundUnknown(new Set([account]));
  });
}

/** What a new version does with the content that an older one has kept. */
function applyKept(kept: Storage): ReadonlySet<string> {
  const local: LocalAccount = {
    account: own,
    device: deviceId(1),
    secret: ownBytes(randomBytes(32)),
    registrationId: 1,
    identityKeyPair: ownBytes(randomBytes(65)),
    person: personId('p-0'),
  };
  return applyUnknownContent({ storage: kept, local, trust: new TrustKeeper(kept) }, () => undefined);
}

function shown(kept: Storage): readonly Message[] {
  const [row] = kept.conversations.page(null, 1);
  return row === undefined ? [] : kept.messages.page(row.id, null, 10);
}

test('content that an older version did not know is applied by the one that does, once', () => {
  const kept = storage();
  kept.transaction(() => {
    kept.inbox.keepUnknown(envelope(peer, 5), textContent('새 형식'), key());
    kept.inbox.keepUnknown(envelope(peer, 6), newer, key());
  });
  const queues = applyKept(kept);
  expect(kept.conversations.page(null, 1)).toMatchObject([
    { preview: { text: '새 형식' }, unread: 1, trust: 'known' },
  ]);
  expect([...queues]).toEqual([`receipts:${peer}`]);
  // What this version does not know either is kept on.
  expect(kept.inbox.keptCount()).toBe(1);
  expect([...applyKept(kept)]).toEqual([]);
});

test('kept content shows as written under another key when the conversation rests on another by then', () => {
  const kept = storage();
  kept.transaction(() => {
    kept.inbox.keepUnknown(envelope(peer, 5), textContent('옛 열쇠로'), key());
    const conversation = kept.conversations.direct(kept.people.byAccountOrStandIn(peer).id, 1);
    kept.conversations.setPeerKey(conversation, peer, key(), 'verified');
  });
  applyKept(kept);
  expect(shown(kept).map(({ kind, text }) => [kind, text])).toEqual([
    ['identity-changed', ''],
    ['text', '옛 열쇠로'],
  ]);
  expect(kept.conversations.page(null, 1)).toMatchObject([{ trust: 'changed' }]);
});

test('content for a newer version is kept with the key that it was sealed under', async () => {
  const { attacker, a, deviceB } = await attackedPair();
  const forger = new Forger(deviceB);
  attacker.deliver(forged(deviceB, await forger.seal(attacker.victim, attacker.bundle(), newer)));
  await eventually(() => a.counts.keptEnvelopes === 1);
  await a.close();
  const row = withDatabase(a, (database) =>
    database.prepare('SELECT reason, bytes, identity FROM kept_envelopes').raw().get(),
  );
  expect(row).toEqual(['unknown-content', Buffer.from(newer), Buffer.from(forger.identityKey)]);
});

test('what is new in content of a known kind is kept with it, and the rest is shown', async () => {
  const { attacker, a, onA, deviceB } = await attackedPair();
  const forger = new Forger(deviceB);
  const [first] = await a.messages(onA);
  if (first === undefined) throw new Error('A has written nothing');
  const contents = {
    text: withMoreInside(textContent('더 있는 글')),
    receipt: withMore(encodeReadReceipt(first.id)),
  };
  for (const content of Object.values(contents))
    attacker.deliver(forged(deviceB, await forger.seal(attacker.victim, attacker.bundle(), content)));
  await eventually(() => a.counts.keptEnvelopes === 1);
  const texts = (await a.messages(onA)).filter(({ kind }) => kind === 'text');
  expect(texts.map(({ text, state }) => [text, state])).toEqual([
    ['처음', 'read'],
    ['답장', 'received'],
    ['더 있는 글', 'received'],
  ]);
  await a.close();
  const select = (sql: string): unknown => withDatabase(a, (database) => database.prepare(sql).pluck().all());
  expect(select('SELECT whole FROM messages WHERE whole IS NOT NULL')).toEqual([Buffer.from(contents.text)]);
  expect(select('SELECT bytes FROM kept_envelopes')).toEqual([Buffer.from(contents.receipt)]);
});

test('unknown content that is sent again is kept at the place of what could not be opened', async () => {
  const { attacker, a, deviceB } = await attackedPair();
  const [broken] = rubbish(deviceB, 1);
  if (broken === undefined) throw new Error('nothing to break');
  attacker.deliver({ ...broken, acceptedAt: 1_000 });
  await eventually(() => a.counts.keptEnvelopes === 1);
  const again = markResent(newer, broken.id);
  const sealed = await new Forger(deviceB).seal(attacker.victim, attacker.bundle(), again);
  attacker.deliver(forged(deviceB, sealed, 2_000));
  const places = (): unknown =>
    withDatabase(a, (database) =>
      database.prepare('SELECT reason, accepted_at FROM kept_envelopes').raw().all(),
    );
  await eventually(() => JSON.stringify(places()).includes('unknown-content'));
  expect(places()).toEqual([['unknown-content', 1_000]]);
});

test('what a version still does not know all of stays kept when it has been looked through', () => {
  const kept = storage();
  kept.transaction(() => {
    kept.inbox.keepUnknown(envelope(peer, 5), withMore(textContent('새 형식')), key());
    kept.inbox.keepUnknown(envelope(peer, 6), withMore(encodeReadReceipt(messageId('0'.repeat(32)))), key());
  });
  applyKept(kept);
  expect(shown(kept).map(({ text }) => text)).toContain('새 형식');
  expect(kept.inbox.unknown()).toHaveLength(1);
});

test('nobody can fill the disk with content that no version knows: the oldest goes', () => {
  const kept = storage();
  expect(flood(kept, peer, 1_200, newer)).toBe(200);
  expect(kept.inbox.keptCount()).toBe(1_000);
  const times = kept.inbox.unknown().map((place) => kept.inbox.unknownContent(place).acceptedAt);
  expect(Math.min(...times)).toBe(200);
  for (let sender = 2; sender < 9; sender++) flood(kept, numbered(sender), 1_000, newer);
  expect(kept.inbox.keptCount()).toBe(5_000);
});

test('what waits of one sender is bounded in bytes, too: the newest stays', () => {
  const kept = storage();
  const largest = ownBytes(new Uint8Array(80 * 1024));
  expect(flood(kept, peer, 150, largest)).toBe(48);
  expect(kept.inbox.keptBytes()).toBeLessThanOrEqual(8 * 1024 * 1024);
  const times = kept.inbox.unknown().map((place) => kept.inbox.unknownContent(place).acceptedAt);
  expect([Math.min(...times), Math.max(...times)]).toEqual([48, 149]);
});

test('whoever floods from many accounts pushes out nothing of others, however old that is', () => {
  const kept = storage();
  const honest = envelope(peer, 0);
  kept.inbox.keepUnknown(honest, newer, key());
  for (let sender = 2; sender < 8; sender++) flood(kept, numbered(sender), 1_000, newer);
  expect(kept.inbox.keptCount()).toBe(5_000);
  for (let sender = 8; sender < 13; sender++)
    flood(kept, numbered(sender), 100, ownBytes(new Uint8Array(80 * 1024)));
  expect(kept.inbox.keptBytes()).toBeLessThanOrEqual(32 * 1024 * 1024);
  expect(kept.inbox.unknown().map(({ envelope: id }) => id)).toContain(honest.id);
});

test('what somebody else says that I have sent is not kept for any version, and the log counts it', async () => {
  const logged: LogEntry[] = [];
  const { attacker, a, deviceB } = await attackedPair({ log: (entry) => logged.push(entry) });
  const forger = new Forger(deviceB);
  const transcript = encodeSentTranscript(deviceB.account, {
    messageId: messageId('0'.repeat(32)),
    text: '위조',
    writtenAt: 1,
  });
  for (const content of [transcript, newer])
    attacker.deliver(forged(deviceB, await forger.seal(attacker.victim, attacker.bundle(), content)));
  await eventually(() => a.counts.keptEnvelopes > 0);
  expect(a.counts.keptEnvelopes).toBe(1);
  await eventually(() => logged.some((entry) => entry.event === 'batch' && entry.dropped === 1));
});

test('content that no version has known for a year is forgotten', () => {
  const kept = storage();
  kept.inbox.keepUnknown(envelope(peer, 0), newer, key());
  kept.inbox.keepUnknown(envelope(peer, 10 * dayMs), newer, key());
  kept.inbox.forgetOld(364 * dayMs);
  expect(kept.inbox.keptCount()).toBe(2);
  kept.inbox.forgetOld(366 * dayMs);
  expect(kept.inbox.keptCount()).toBe(1);
});
