import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import type { Migration } from '#sqlite/migrate.ts';
import { isHeldElsewhere, openDatabase } from '#sqlite/open-database.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const key = ownBytes(randomBytes(32));
const words: Migration = {
  version: 10,
  update: (database) => database.exec('CREATE TABLE words (word TEXT)'),
};
const more: Migration = { version: 20, update: (database) => database.exec('CREATE TABLE more (word TEXT)') };
const broken: Migration = {
  version: 30,
  update: (database) => {
    database.exec('CREATE TABLE half (word TEXT)');
    throw new Error('broken');
  },
};

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

test('what is written can be read again with the key, and is not on the disk', () => {
  const file = join(temporaryFolder(), 'test.db');
  const database = openDatabase({ file, key, migrations: [words] });
  database.prepare('INSERT INTO words VALUES (?)').run('공공서비스');
  const onDisk = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)]);
  expect(onDisk.includes('공공서비스')).toBe(false);
  expect(onDisk.includes('SQLite format 3')).toBe(false);
  database.close();
  const again = openDatabase({ file, key, migrations: [words] });
  expect(again.prepare('SELECT word FROM words').pluck().all()).toEqual(['공공서비스']);
  again.close();
});

test('durability and secrecy settings hold on every connection', () => {
  const database = openDatabase({ file: join(temporaryFolder(), 'test.db'), key, migrations: [words] });
  const setting = (name: string): unknown => database.pragma(name, { simple: true });
  expect(setting('journal_mode')).toBe('wal');
  expect(setting('synchronous')).toBe(2);
  expect(setting('temp_store')).toBe(2);
  expect(setting('secure_delete')).toBe(1);
  expect(setting('foreign_keys')).toBe(1);
  database.close();
});

test('all pending migrations happen, or none', () => {
  const file = join(temporaryFolder(), 'test.db');
  openDatabase({ file, key, migrations: [words] }).close();
  expect(() => openDatabase({ file, key, migrations: [words, more, broken] })).toThrow('broken');
  const database = openDatabase({ file, key, migrations: [words] });
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
  expect(tables).toEqual(['words']);
  expect(database.pragma('user_version', { simple: true })).toBe(10);
  database.close();
  const newest = openDatabase({ file, key, migrations: [words, more] });
  expect(newest.pragma('user_version', { simple: true })).toBe(20);
  newest.close();
});

test('a database of a newer version is refused and left as it is', () => {
  const file = join(temporaryFolder(), 'test.db');
  openDatabase({ file, key, migrations: [words, more] }).close();
  const before = hashOf(file);
  expect(() => openDatabase({ file, key, migrations: [words] })).toThrow(
    expect.objectContaining({ code: 'database-newer', retryable: false }),
  );
  expect(hashOf(file)).toBe(before);
});

test('another key, or a file that is no database, is refused and left as it is', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'test.db');
  openDatabase({ file, key, migrations: [words] }).close();
  const before = hashOf(file);
  const other = ownBytes(randomBytes(32));
  expect(() => openDatabase({ file, key: other, migrations: [words] })).toThrow(
    expect.objectContaining({ code: 'database-unreadable' }),
  );
  expect(hashOf(file)).toBe(before);

  const noDatabase = join(folder, 'noise.db');
  writeFileSync(noDatabase, randomBytes(8192));
  const noise = hashOf(noDatabase);
  expect(() => openDatabase({ file: noDatabase, key, migrations: [words] })).toThrow(
    expect.objectContaining({ code: 'database-unreadable' }),
  );
  expect(hashOf(noDatabase)).toBe(noise);
});

test('an exclusive database is held by one opener at a time', () => {
  const file = join(temporaryFolder(), 'test.db');
  const first = openDatabase({ file, key, migrations: [words], exclusive: true });
  let refusal: unknown;
  try {
    openDatabase({ file, key, migrations: [words], exclusive: true });
  } catch (error) {
    refusal = error;
  }
  expect(isHeldElsewhere(refusal)).toBe(true);
  first.close();
  openDatabase({ file, key, migrations: [words], exclusive: true }).close();
});

test('migrations have to rise', () => {
  const file = join(temporaryFolder(), 'test.db');
  expect(() => openDatabase({ file, key, migrations: [more, words] })).toThrow('internal');
});
