import { randomBytes } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { expect, test } from 'vitest';
import { attackedPair } from '#tests/support/attacked-pair.ts';
import { eventually } from '#tests/support/eventually.ts';
import { withDatabase } from '#tests/support/profile-database.ts';

const pageBytes = 4096;

test('a damaged page of the outbox is told and ends nothing: the history can be read, and salvaged', async () => {
  const { a, onA } = await attackedPair();
  await a.close();
  const page = withDatabase(a, (database) => {
    database.pragma('wal_checkpoint(TRUNCATE)');
    const root = `SELECT rootpage FROM sqlite_schema WHERE name = 'outbox_by_queue'`;
    return database.prepare(root).pluck().get() as number;
  });
  const file = openSync(a.options.databaseFile, 'r+');
  writeSync(file, randomBytes(64), 0, 64, (page - 1) * pageBytes + 500);
  closeSync(file);

  // What is thrown from within an event of the connection would end this process, and with it the test.
  await a.reopen();
  await a.online();
  await eventually(async () => (await a.services.app.status({})).failure === 'database-unreadable');
  expect(a.failures).toContainEqual(expect.objectContaining({ code: 'database-unreadable' }));
  expect((await a.messages(onA)).map(({ text }) => text)).toEqual(['처음', '답장']);
  expect(await a.services.recovery.salvage({})).toMatchObject({ conversations: 1, messages: 2 });
  await a.reopen();
  await a.send(onA, '다시');
  await eventually(async () => (await a.messages(onA)).at(-1)?.state === 'delivered');
});
