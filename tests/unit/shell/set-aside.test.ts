import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { setAside } from '#shell/set-aside.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const parts = ['narae.db', 'narae.db-wal', 'narae.db-shm', 'narae.db.before-20', 'narae.key'];

test('a database is kept with its log, its copy and its key, and nothing is in the way of new ones', () => {
  const folder = temporaryFolder();
  for (const part of [...parts, 'narae.db.damaged-20260101T000000Z', 'settings.json'])
    writeFileSync(join(folder, part), `content of ${part}`);
  const database = { file: join(folder, 'narae.db'), keyFile: join(folder, 'narae.key') };
  const keptAs = setAside(database);
  expect(keptAs).toMatch(/^narae\.db\.kept-\d{8}T\d{6}Z$/);
  const stamp = keptAs.slice('narae.db'.length);
  expect(readdirSync(folder).toSorted()).toEqual(
    [
      'narae.db.damaged-20260101T000000Z',
      keptAs,
      `${keptAs}-shm`,
      `${keptAs}-wal`,
      `${keptAs}.before-20`,
      `narae.key${stamp}`,
      'settings.json',
    ].toSorted(),
  );
  expect(readFileSync(join(folder, `${keptAs}-wal`), 'utf8')).toBe('content of narae.db-wal');
  expect(readFileSync(join(folder, `narae.key${stamp}`), 'utf8')).toBe('content of narae.key');

  // Again within the same second: nothing that is kept is written over.
  writeFileSync(database.file, 'another');
  const again = setAside(database);
  expect(again).not.toBe(keptAs);
  expect(readFileSync(join(folder, keptAs), 'utf8')).toBe('content of narae.db');
  expect(readFileSync(join(folder, again), 'utf8')).toBe('another');
});

test('a folder that is not there is a failing disk', () => {
  const folder = join(temporaryFolder(), 'missing');
  const database = { file: join(folder, 'narae.db'), keyFile: join(folder, 'narae.key') };
  expect(() => setAside(database)).toThrow(expect.objectContaining({ code: 'storage-failed' }));
  expect(existsSync(folder)).toBe(false);
});
