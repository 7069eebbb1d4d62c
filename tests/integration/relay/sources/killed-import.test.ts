import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { openRelayDatabase } from '#relay/relay-database.ts';
import { openCsvPeople } from '#relay/sources/csv/csv-people.ts';
import { importDirectory, type ImportReport } from '#relay/sources/import-directory.ts';
import { SqliteDirectoryIntake } from '#relay/stores/sqlite/sqlite-directory-intake.ts';
import type { Database } from '#sqlite/database.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

test('an import that is killed before its end has changed nothing, and the next one begins anew', async () => {
  const key = ownBytes(randomBytes(32));
  const root = temporaryFolder();
  const [folder, before, after] = [join(root, 'relay'), join(root, 'before.csv'), join(root, 'after.csv')];
  mkdirSync(folder);
  const names = (name: string, count: number): string =>
    ['id,name', ...Array.from({ length: count }, (_, index) => `p${String(index)},${name}`)].join('\n');
  writeFileSync(before, names('앞', 500));
  writeFileSync(after, names('뒤', 400));
  const inRelay = async <Result>(work: (database: Database) => Promise<Result> | Result): Promise<Result> => {
    const database = openRelayDatabase(folder, key);
    if (database === null) throw new Error('held elsewhere');
    try {
      return await work(database);
    } finally {
      database.close();
    }
  };
  const take = (file: string): Promise<ImportReport> =>
    inRelay(async (database) =>
      importDirectory(new SqliteDirectoryIntake(database), await openCsvPeople(file, false), {
        confirmRemovals: true,
      }),
    );
  const state = (): Promise<string> =>
    inRelay((database) =>
      JSON.stringify([
        database.prepare('SELECT * FROM people ORDER BY person').all(),
        database.prepare('SELECT last FROM directory_changes').get(),
      ]),
    );
  await take(before);
  const undisturbed = await state();
  const script = fileURLToPath(new URL('killed-import-process.ts', import.meta.url));
  const child = fork(script, [folder, Buffer.from(key).toString('hex'), after]);
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  expect(await state()).toBe(undisturbed);
  expect(await take(after)).toMatchObject({
    outcome: 'applied',
    difference: { people: { present: 500, changed: 400, removed: 100 } },
  });
});
