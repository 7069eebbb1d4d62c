import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/errors/app-error.ts';
import { ownBytes } from '#shared/model/bytes.ts';
import type { Migration } from '#sqlite/migrate.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { salvageDatabase } from '#sqlite/salvage/salvage-database.ts';
import { storageError } from '#sqlite/storage-error.ts';
import type { SmallDisk } from '#tests/support/small-disk-scenario.ts';

const key = ownBytes(Buffer.alloc(32, 7));
const words: Migration = {
  version: 10,
  update: (database) => database.exec('CREATE TABLE words (word TEXT)'),
};
const more: Migration = { version: 20, update: (database) => database.exec('CREATE TABLE more (word TEXT)') };

interface Facts {
  newOnFull?: unknown;
  writeOnFull?: unknown;
  writeAgain?: unknown;
  writeOnFailing?: unknown;
  openOnReadonly?: unknown;
  migrateWithoutRoom?: unknown;
  salvageWithoutRoom?: unknown;
  files?: unknown;
  nothingChanged?: unknown;
  copyGone?: unknown;
}

/** Everything that opening, writing, migrating and salvaging come to on a disk that is full, failing or read-only. */
export async function run(disk: SmallDisk): Promise<Facts> {
  const file = join(disk.folder, 'test.db');
  const open = (migrations: readonly Migration[]): ReturnType<typeof openDatabase> =>
    openDatabase({ file, key, migrations });
  const facts: Facts = {};

  disk.fill();
  facts.newOnFull = codeOf(() => open([words]));
  disk.free();
  const database = open([words]);
  const write = (): void => {
    database.prepare('INSERT INTO words VALUES (hex(randomblob(20000)))').run();
  };
  for (let count = 0; count < 30; count++) write();
  disk.fill();
  facts.writeOnFull = codeOf(() => {
    for (;;) write();
  });
  disk.free();
  facts.writeAgain = codeOf(write);
  disk.setFailing(true);
  facts.writeOnFailing = codeOf(write);
  disk.setFailing(false);
  const written = database.prepare('SELECT count(*) FROM words').pluck().get();
  database.close();
  disk.setReadonly(true);
  facts.openOnReadonly = codeOf(() => open([words]));
  disk.setReadonly(false);

  disk.fill(600_000);
  facts.migrateWithoutRoom = codeOf(() => open([words, more]));
  facts.salvageWithoutRoom = codeOf(() =>
    salvageDatabase({ file, key, migrations: [words], repair: () => undefined, count: () => 0 }),
  );
  facts.files = readdirSync(disk.folder).filter((name) => !/^(ballast|test\.db(-shm|-wal)?)$/.test(name));
  disk.free();
  const still = open([words]);
  facts.nothingChanged = still.prepare('SELECT count(*) FROM words').pluck().get() === written;
  still.close();
  open([words, more]).close();
  facts.copyGone = !existsSync(`${file}.before-20`);
  rmSync(file);
  return facts;
}

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'no failure';
  } catch (error) {
    const failure = error instanceof AppError ? error : storageError(error);
    return failure === null ? String(error) : `${failure.code}${failure.retryable ? ', retryable' : ''}`;
  }
}
