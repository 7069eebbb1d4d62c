import { randomBytes, randomInt } from 'node:crypto';
import { statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KyberPreKeyRecord, PreKeyRecord, SignedPreKeyRecord } from '@signalapp/libsignal-client';
import { expect, test } from 'vitest';
import { LogFile } from '#core/diagnostics/index.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import { messageId, personId } from '#shared/model/ids.ts';
import { noDetails, type StaffRecord } from '#shared/model/person.ts';
import type { RelayAgency } from '#relay/relay-agency.ts';
import { decryptedPages } from '#tests/support/at-rest/decrypted-pages.ts';
import {
  findInBytes,
  findInDescriptors,
  findInFolders,
  temporaryFolders,
  type Finding,
} from '#tests/support/at-rest/find-words.ts';
import { eventually } from '#tests/support/eventually.ts';
import { overriding } from '#tests/support/override-backend.ts';
import { withDatabase } from '#tests/support/profile-database.ts';
import { TestCore } from '#tests/support/test-core.ts';
import { TestRelay } from '#tests/support/test-relay.ts';
import { agencyOf, staffRecord } from '#tests/support/test-staff.ts';

/** A word that stands nowhere on this machine but where the test has put it. */
function unique(text: string): string {
  const syllables = Array.from({ length: 6 }, () => String.fromCharCode(0xac00 + randomInt(11_172)));
  return `${text}${syllables.join('')}`;
}

function person(number: number): StaffRecord {
  const extension = String(randomInt(10_000_000, 99_999_999));
  return staffRecord({
    id: personId(`unique-${String(number)}`),
    name: unique('이름'),
    rank: unique('직급'),
    position: unique('직위'),
    departments: [unique('기관'), unique('과')],
    duty: unique('담당'),
    extension: `070-${extension}`,
    details: { ...noDetails, phone: `044-${extension}`, mail: unique('메일'), workplace: unique('근무지') },
  });
}

function agency(): RelayAgency {
  return agencyOf(unique('기관'), [person(1), person(2)]);
}

function wordsOf(people: readonly StaffRecord[]): readonly string[] {
  return people.flatMap(({ name, rank, position, departments, duty, extension, details }) => [
    name,
    rank,
    position ?? '',
    ...departments,
    duty,
    extension,
    details.phone ?? '',
    details.mail ?? '',
    details.workplace ?? '',
  ]);
}

/** Of each kind of one-time key the newest few: a hundred of them are written in the same way. */
const ofEachKind = 3;

/** The keys that a profile and its database hold: its own, those of sessions, and the private halves of pre-keys. */
function keysOf(core: TestCore): readonly Uint8Array[] {
  const key = core.options.databaseKey;
  if (key === null) throw new Error('no key');
  const own = withDatabase(core, (database) =>
    database.prepare('SELECT secret, identity_key_pair FROM account').get(),
  ) as { secret: Uint8Array; identity_key_pair: Uint8Array };
  const records = (table: string, limit: number): readonly Uint8Array<ArrayBuffer>[] =>
    withDatabase(
      core,
      (database) =>
        database
          .prepare(`SELECT record FROM ${table} ORDER BY rowid DESC LIMIT ?`)
          .pluck()
          .all(limit) as Uint8Array<ArrayBuffer>[],
    );
  const preKeys = records('pre_keys', ofEachKind).map((record) =>
    PreKeyRecord.deserialize(record).privateKey().serialize(),
  );
  const signed = records('signed_pre_keys', ofEachKind).map((record) =>
    SignedPreKeyRecord.deserialize(record).privateKey().serialize(),
  );
  const kyber = records('kyber_pre_keys', ofEachKind).map((record) =>
    KyberPreKeyRecord.deserialize(record).secretKey().serialize(),
  );
  // A part is enough: whoever finds 64 bytes in a row has found the record.
  const sessions = sessionsOf(core);
  const parts = [...kyber, ...sessions].map((long) => long.subarray(long.length / 2, long.length / 2 + 64));
  const counts = [preKeys, signed, kyber, sessions].map(({ length }) => length);
  expect(counts).toEqual([ofEachKind, 1, ofEachKind, 1]);
  return [key, own.secret, own.identity_key_pair.subarray(-32), ...preKeys, ...signed, ...parts];
}

function sessionsOf(core: TestCore): readonly Uint8Array[] {
  return withDatabase(
    core,
    (database) => database.prepare('SELECT record FROM sessions').pluck().all() as Uint8Array[],
  );
}

test('nothing of a conversation, its people or its keys can be read on the disk, in memory files, descriptors or logs', async () => {
  const since = Date.now() - 1_000;
  const relay = await TestRelay.start({ agency: agency() });
  const { people } = relay.options.agency.directory();
  const [first, second] = people;
  if (first === undefined || second === undefined) throw new Error('nobody on offer');
  const logs = temporaryFolderFor(relay);
  const log = new LogFile(logs);
  const write = log.write.bind(log);
  const a = await TestCore.enrolled(relay, first.id, { log: write });
  const b = await TestCore.enrolled(relay, second.id, { log: write });
  const [text, answer, draft, query] = [unique('본문'), unique('답장'), unique('초안'), unique('검색')];

  const onA = await a.conversationWith(second.id);
  await a.send(onA.id, text);
  const onB = await eventually(async () => (await b.conversations()).at(0));
  await b.send(onB.id, answer);
  await b.services.chats.saveDraft({ conversation: onB.id, text: draft });
  await a.services.directory.search({ query, scope: 'everybody', limit: 10 });
  // A sort that does not fit into memory would be written to the temporary folder, if the database were allowed to.
  for (let number = 0; number < 80; number++) await a.send(onA.id, `${text} ${String(number)}`);
  await eventually(async () => (await a.messages(onA.id)).every(({ state }) => state !== 'sending'), 45_000);
  await b.services.chats
    .send({ conversation: onB.id, id: messageId('00'.repeat(16)), text: '' })
    .catch(() => undefined);

  const texts = [text, answer, draft, query, relay.options.agency.name, ...wordsOf(people)];
  const folders = [
    dirname(a.options.databaseFile),
    dirname(b.options.databaseFile),
    relay.options.folder,
    logs,
  ];
  const everywhere = (words: readonly (string | Uint8Array)[]): readonly Finding[] => [
    ...findInFolders([...folders, ...temporaryFolders()], words, since),
    ...findInDescriptors(words),
  ];
  // An unencrypted database would begin so; other programs on this machine may have some.
  expect(findInFolders(folders, ['SQLite format 3'], since)).toEqual([]);
  const keys = [...keysOf(a), ...keysOf(b), relay.options.key];
  // While the journals are in use, and everything that was written since the start may stand in them.
  expect(statSync(`${a.options.databaseFile}-wal`).size).toBeGreaterThan(0);
  expect(everywhere([...texts, ...keys])).toEqual([]);
  await Promise.all([a.close(), b.close(), relay.stop()]);
  expect(everywhere([...texts, ...keys])).toEqual([]);
}, 90_000);

test('the search for secrets finds them where they are', async () => {
  const relay = await TestRelay.start();
  const since = Date.now() - 1_000;
  const [first] = relay.offered;
  if (first === undefined) throw new Error('nobody on offer');
  const core = await TestCore.enrolled(relay, first);
  const word = unique('평문');
  const folder = dirname(core.options.databaseFile);
  writeFileSync(join(folder, 'utf8.txt'), `앞 ${word} 뒤`);
  writeFileSync(join(folder, 'utf16.txt'), Buffer.from(`앞 ${word} 뒤`, 'utf16le'));
  const key = ownBytes(randomBytes(32));
  writeFileSync(join(folder, 'key.txt'), Buffer.from(key).toString('base64'));
  const found = findInFolders([folder], [word, key], since).map(({ place }) => place.split('/').at(-1));
  expect(found.toSorted()).toEqual(['key.txt', 'utf16.txt', 'utf8.txt']);
});

test('whoever has the key finds nothing of what was deleted, once a moment has passed', async () => {
  const relay = await TestRelay.start({ agency: agency() });
  const [first, second] = relay.offered;
  if (first === undefined || second === undefined) throw new Error('nobody on offer');
  let refusing = false;
  const wrapBackend = overriding((real) => ({
    send: (envelopes, coverage) =>
      refusing ? Promise.reject(new AppError('too-large')) : real.send(envelopes, coverage),
  }));
  const a = await TestCore.enrolled(relay, first, { wrapBackend, restMs: 200 });
  await TestCore.enrolled(relay, second);
  const onA = (await a.conversationWith(second)).id;
  const [kept, deleted, draft] = [unique('남음'), unique('지움'), unique('초안')];
  await a.send(onA, kept);
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'delivered');
  refusing = true;
  const failed = await a.send(onA, deleted);
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'failed');
  await a.services.chats.saveDraft({ conversation: onA, text: draft });
  await a.services.chats.saveDraft({ conversation: onA, text: '' });

  const key = a.options.databaseKey;
  if (key === null) throw new Error('no key');
  const findings = (): readonly string[] =>
    decryptedPages(a.options.databaseFile, key)
      .flatMap((page, index) => findInBytes(String(index), page, [kept, deleted, draft]))
      .map(({ word }) => word);
  // What is there is found: the pages do open with the key.
  expect(findings()).toContain(deleted);
  await eventually(() => !findings().includes(draft), 10_000);
  await a.services.chats.discard({ message: failed.id });
  await eventually(() => !findings().includes(deleted), 10_000);
  expect(findings()).toContain(kept);
  await a.close();
  expect(new Set(findings())).toEqual(new Set([kept]));
});

function temporaryFolderFor(relay: TestRelay): string {
  return join(dirname(relay.options.folder), 'logs');
}
