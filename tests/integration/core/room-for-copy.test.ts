import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { hasRoomForCopy, usedBytes } from '#core/storage/room-for-copy.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const megabyte = 1024 * 1024;

test('a copy needs room for what is left in a database, not for what was deleted from it', () => {
  const file = join(temporaryFolder(), 'test.db');
  const database = openDatabase({ file, key: ownBytes(randomBytes(32)), migrations: [] });
  database.exec('CREATE TABLE pages (content BLOB) STRICT');
  const insert = database.prepare('INSERT INTO pages VALUES (?)');
  for (let count = 0; count < 8; count += 1) insert.run(randomBytes(megabyte));
  expect(usedBytes(database)).toBeGreaterThan(8 * megabyte);
  database.exec('DELETE FROM pages');
  database.pragma('wal_checkpoint(TRUNCATE)');
  expect(statSync(file).size).toBeGreaterThan(8 * megabyte);
  expect(usedBytes(database)).toBeLessThan(megabyte);
  database.close();
});

test('more than there is does not fit', () => {
  const file = join(temporaryFolder(), 'test.db');
  expect(hasRoomForCopy(file, 0)).toBe(true);
  expect(hasRoomForCopy(file, Number.MAX_SAFE_INTEGER)).toBe(false);
});
