import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import type { Migration } from '#sqlite/migrate.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const key = ownBytes(randomBytes(32));
const words: Migration = {
  version: 10,
  update: (database) => database.exec('CREATE TABLE words (word TEXT)'),
};
const more: Migration = { version: 20, update: (database) => database.exec('CREATE TABLE more (word TEXT)') };

/** A database of version 10 with 2,000 words. */
function older(): string {
  const file = join(temporaryFolder(), 'test.db');
  const database = openDatabase({ file, key, migrations: [words] });
  const insert = database.prepare('INSERT INTO words VALUES (?)');
  database.transaction(() => {
    for (let number = 0; number < 2_000; number++) insert.run(`word ${String(number)}`.padEnd(200));
  })();
  database.close();
  return file;
}

function contentOf(file: string): string {
  const database = openDatabase({ file, key, migrations: [words] });
  const all = database.prepare('SELECT word FROM words ORDER BY rowid').pluck().all();
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all();
  database.close();
  return JSON.stringify([tables, all]);
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function besides(file: string): readonly string[] {
  return readdirSync(dirname(file)).filter((name) => name !== basename(file));
}

test('while it is migrated there is a whole copy, for its user only, and none afterwards', () => {
  const file = older();
  const before = hashOf(file);
  let copied = '';
  const looking: Migration = {
    version: 20,
    update: (database) => {
      copied = hashOf(`${file}.before-20`);
      expect(statSync(`${file}.before-20`).mode & 0o777).toBe(0o600);
      more.update(database);
    },
  };
  openDatabase({ file, key, migrations: [words, looking] }).close();
  expect(copied).toBe(before);
  expect(besides(file)).toEqual([]);
});

test('a new database, and one that needs nothing, are not copied', () => {
  const file = join(temporaryFolder(), 'test.db');
  const looking: Migration = {
    version: 20,
    update: () => {
      expect(existsSync(`${file}.before-20`)).toBe(false);
    },
  };
  openDatabase({ file, key, migrations: [words, looking] }).close();
  openDatabase({ file, key, migrations: [words, looking] }).close();
});

test('a migration that fails leaves the database as it was', () => {
  const file = older();
  const before = hashOf(file);
  const failing: Migration = {
    version: 20,
    update: (database) => {
      database.exec('DELETE FROM words; CREATE TABLE half (word TEXT)');
      throw new Error('broken');
    },
  };
  expect(() => openDatabase({ file, key, migrations: [words, failing] })).toThrow('broken');
  expect(hashOf(file)).toBe(before);
  expect(besides(file)).toEqual([]);
});

test('a migration that ends its transaction by itself and fails is undone all the same', () => {
  const file = older();
  const before = contentOf(file);
  const failing: Migration = {
    version: 20,
    update: (database) => {
      database.exec('DELETE FROM words; PRAGMA user_version = 20; COMMIT');
      throw new Error('broken');
    },
  };
  expect(() => openDatabase({ file, key, migrations: [words, failing] })).toThrow('broken');
  expect(contentOf(file)).toBe(before);
  // What it had made of the database is kept, as everything is that was replaced.
  expect(besides(file)).toEqual([expect.stringMatching(/^test\.db\.damaged-\d{8}T\d{6}Z$/)]);
});

test('damage that shows while it is migrated stops the migration, and nothing is written', () => {
  const file = older();
  const bytes = readFileSync(file);
  randomBytes(64).copy(bytes, 50 * 4096 + 100);
  writeFileSync(file, bytes);
  const before = hashOf(file);
  expect(() => openDatabase({ file, key, migrations: [words, more] })).toThrow(
    expect.objectContaining({ code: 'database-unreadable' }),
  );
  expect(hashOf(file)).toBe(before);
});

test('a process that is killed in the middle of a migration has changed nothing', async () => {
  const file = older();
  const before = contentOf(file);
  const script = fileURLToPath(new URL('killed-migration-process.ts', import.meta.url));
  const child = fork(script, [file, Buffer.from(key).toString('hex')]);
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  expect(besides(file)).toContain('test.db.before-20');
  expect(contentOf(file)).toBe(before);
  expect(besides(file)).toEqual([]);
  openDatabase({ file, key, migrations: [words, more] }).close();
  expect(besides(file)).toEqual([]);
});

test('a copy of a migration that was finished just before a crash is not kept', () => {
  const file = older();
  linkSync(file, `${file}.before-20`);
  writeFileSync(`${file}.before-20.0123456789ab`, 'torn');
  openDatabase({ file, key, migrations: [words] }).close();
  expect(besides(file)).toEqual([]);
});

test('an exclusive database is migrated in the same way', () => {
  const file = older();
  openDatabase({ file, key, migrations: [words, more], exclusive: true }).close();
  expect(besides(file)).toEqual([]);
});

test('a replacement that was cut off at any step is finished at the next start', () => {
  const steps = ['-wal', '-shm', ''];
  for (let done = 0; done <= steps.length; done++) {
    const file = older();
    const fresh = `${file}.replaced-by-20260101T000000Z`;
    const database = openDatabase({ file: fresh, key, migrations: [words] });
    database.prepare('INSERT INTO words VALUES (?)').run('fresh');
    database.close();
    const old = hashOf(file);
    writeFileSync(`${file}-wal`, 'the old log');
    writeFileSync(`${file}-shm`, 'its index');
    const kept = `${file}.damaged-20260101T000000Z`;
    for (const part of steps.slice(0, done)) renameSync(`${file}${part}`, `${kept}${part}`);
    expect(contentOf(file)).toBe(JSON.stringify([['words'], ['fresh']]));
    expect(hashOf(kept)).toBe(old);
    expect(readFileSync(`${kept}-wal`, 'utf8')).toBe('the old log');
    expect(besides(file)).toHaveLength(3);
  }
});

test('a log without its database is not taken for that of a new one', () => {
  const file = join(temporaryFolder(), 'test.db');
  writeFileSync(`${file}-wal`, 'another log');
  openDatabase({ file, key, migrations: [words] }).close();
  const [stray = ''] = besides(file);
  expect(stray).toMatch(/^test\.db\.stray-.*-wal$/);
  expect(readFileSync(join(dirname(file), stray), 'utf8')).toBe('another log');
});
