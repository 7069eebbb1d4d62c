import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { accountId, personId } from '#shared/model/ids.ts';
import { standardVisibility } from '#relay/visibility.ts';
import { relayMigrations } from '#relay/stores/sqlite/migrations/index.ts';
import { DirectoryPages } from '#relay/stores/sqlite/directory-pages.ts';
import { SqliteDirectory } from '#relay/stores/sqlite/sqlite-directory.ts';
import { SqliteProfiles } from '#relay/stores/sqlite/sqlite-profiles.ts';
import type { DirectorySource } from '#relay/directory-source.ts';
import { importDirectory } from '#relay/sources/import-directory.ts';
import { SqliteDirectoryIntake } from '#relay/stores/sqlite/sqlite-directory-intake.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { decryptedPages } from '#tests/support/at-rest/decrypted-pages.ts';
import { findInBytes } from '#tests/support/at-rest/find-words.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { staffRecord } from '#tests/support/test-staff.ts';

const [first, second] = [accountId(randomUUID()), accountId(randomUUID())];

test('what people said of themselves and what the directory said of them is overwritten when it goes', () => {
  const file = join(temporaryFolder(), 'relay.db');
  const key = ownBytes(randomBytes(32));
  const database = openDatabase({ file, key, migrations: relayMigrations, deletedRows: 'left' });
  onTestFinished(() => {
    database.close();
  });
  const [profiles, directory] = [new SqliteProfiles(database), new SqliteDirectory(database)];
  const photo = ownBytes(randomBytes(20_000));
  // One page of several, so that a photo that is only unlinked is found by it.
  const words = ['옛 상태 글', '그만둔 이름', '옛 담당', photo.subarray(9_000, 9_500)];
  const found = (): readonly string[] => {
    database.pragma('wal_checkpoint(TRUNCATE)');
    const pages = decryptedPages(file, key);
    return words
      .map((word, index) => ({ word, name: String(index) }))
      .filter(({ word }) => pages.some((page) => findInBytes('', page, [word]).length > 0))
      .map(({ name }) => name);
  };
  const said = { statusText: '옛 상태 글', absence: null, availability: 'working' } as const;
  const stays = staffRecord({ id: personId('stays'), name: '남은 이름', duty: '옛 담당' });
  const leaves = staffRecord({ id: personId('leaves'), name: '그만둔 이름' });
  profiles.put(first, { ...said, photo });
  profiles.put(second, { ...said, photo });
  directory.replace({ units: [], people: [stays, leaves] }, '1');
  expect(found()).toEqual(['0', '1', '2', '3']);

  profiles.put(first, { ...said, statusText: '새 상태 글', photo: null });
  profiles.drop(second);
  directory.replace({ units: [], people: [{ ...stays, duty: '새 담당' }] }, '2');
  expect(found()).toEqual([]);
  expect(profiles.get(first).statusText).toBe('새 상태 글');
  expect(new DirectoryPages(database, () => standardVisibility).page(null, 10, null)).toMatchObject({
    people: [{ name: '남은 이름', duty: '새 담당' }],
    removed: ['leaves'],
  });
  // Mail is still deleted without being overwritten: that would double what a delivery writes.
  expect(database.pragma('secure_delete', { simple: true })).toBe(0);
});

test('what an import has staged is overwritten, whether it was taken in or not', async () => {
  const file = join(temporaryFolder(), 'relay.db');
  const key = ownBytes(randomBytes(32));
  const database = openDatabase({ file, key, migrations: relayMigrations, deletedRows: 'left' });
  onTestFinished(() => {
    database.close();
  });
  const staff = Array.from({ length: 200 }, (_, index) =>
    staffRecord({ id: personId(`p${String(index)}`), name: '살펴본 이름', duty: `담당 ${String(index)}` }),
  );
  const source: DirectorySource = {
    coverage: { units: 'whole', people: 'whole' },
    items: async function* () {
      for (const person of staff) yield { kind: 'person', person: { ...person, line: 1 } };
    },
  };
  await importDirectory(new SqliteDirectoryIntake(database), source, { dryRun: true });
  database.pragma('wal_checkpoint(TRUNCATE)');
  const word = Buffer.from('살펴본 이름');
  const pages = [...decryptedPages(file, key)];
  expect(pages.length).toBeGreaterThan(20);
  expect(pages.some((page) => findInBytes('', page, [word]).length > 0)).toBe(false);
});
