import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { Erasing } from '#core/storage/erasing.ts';
import { coreMigrations } from '#core/storage/migrations/index.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const hourMs = 60 * 60 * 1000;

function erasingAt(quick?: number): { readonly erasing: Erasing; readonly clock: { now: number } } {
  const file = join(temporaryFolder(), 'narae.db');
  const database = openDatabase({ file, key: ownBytes(randomBytes(32)), migrations: coreMigrations });
  onTestFinished(() => {
    database.close();
  });
  const clock = { now: 1_000 * hourMs };
  return { erasing: new Erasing(database, () => clock.now, quick), clock };
}

test('what is deleted in the course of things is erased once a day', () => {
  const { erasing, clock } = erasingAt();
  expect(erasing.isDue('short')).toBe(false);
  clock.now += 24 * hourMs;
  expect(erasing.isDue('short')).toBe(false);
  clock.now += 1;
  expect(erasing.isDue('short')).toBe(true);
  erasing.erased();
  expect(erasing.isDue('long')).toBe(false);
  clock.now += 25 * hourMs;
  expect(erasing.isDue('long')).toBe(true);
});

test('what the person has deleted is erased at the next rest', () => {
  const { erasing } = erasingAt();
  erasing.want();
  expect(erasing.isDue('short')).toBe(true);
  erasing.erased();
  expect(erasing.isDue('short')).toBe(false);
});

test('a large file waits for a long rest, a small one does not', () => {
  const schema = 100_000;
  const [small, large] = [erasingAt(100 * schema), erasingAt(schema)].map(({ erasing }) => erasing);
  small?.want();
  large?.want();
  expect([small?.isDue('short'), small?.isDue('long')]).toEqual([true, true]);
  expect([large?.isDue('short'), large?.isDue('long')]).toEqual([false, true]);
});

test('a clock that has gone back is no reason to wait for years', () => {
  const { erasing, clock } = erasingAt();
  expect(erasing.isDue('short')).toBe(false);
  clock.now -= 500 * hourMs;
  expect(erasing.isDue('short')).toBe(true);
  erasing.erased();
  expect(erasing.isDue('short')).toBe(false);
});
