import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import type { StorageHealth } from '#shared/model/app-status.ts';
import { personId, unitId } from '#shared/model/ids.ts';
import { ReaderThread } from '#core/directory/index.ts';
import { openStorage, type Storage } from '#core/storage/index.ts';
import { coreMigrations } from '#core/storage/migrations/index.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { directoryPage } from '#tests/support/directory-page.ts';
import { eventually } from '#tests/support/eventually.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const key = ownBytes(randomBytes(32));
const restMs = 60;

interface Profile {
  readonly file: string;
  readonly storage: Storage;
  /** Another number after every exchange of the file. */
  readonly inode: () => number;
}

function profile(rest = restMs): Profile {
  const file = join(temporaryFolder(), 'narae.db');
  const storage = openStorage({ file, key, restMs: rest });
  onTestFinished(() => {
    storage.close();
  });
  return { file, storage, inode: () => statSync(file).ino };
}

function change({ settings, transaction, eraseSoon }: Storage, blockOnIdentityChange: boolean): void {
  transaction(() => {
    settings.set({ blockOnIdentityChange });
    eraseSoon();
  });
}

function namesBeside(file: string): readonly string[] {
  return readdirSync(dirname(file)).filter((name) => !/-(wal|shm)$/.test(name));
}

test('the file is exchanged for a new one while it is open, and everything goes on with that', async () => {
  const { file, storage, inode } = profile();
  const before = inode();
  change(storage, true);
  await eventually(() => inode() !== before);
  expect(storage.settings.get()).toMatchObject({ blockOnIdentityChange: true });
  storage.transaction(() => {
    storage.settings.set({ blockOnIdentityChange: false });
  });
  // Neither the copy nor the old file is left.
  await eventually(() => namesBeside(file).join() === 'narae.db');
  const other = openDatabase({ file, key, migrations: coreMigrations });
  expect(other.prepare('SELECT value FROM settings').pluck().all()).toEqual(['false']);
  other.close();
});

test('what is written while it is being copied is not lost: the copy is, and the next rest makes another', async () => {
  const { file, storage, inode } = profile();
  const before = inode();
  change(storage, true);
  await eventually(() => namesBeside(file).includes('narae.db.rewritten'));
  storage.transaction(() => {
    storage.settings.set({ blockOnIdentityChange: false });
  });
  await eventually(() => !namesBeside(file).includes('narae.db.rewritten'));
  expect(inode()).toBe(before);
  await eventually(() => inode() !== before);
  expect(storage.settings.get()).toMatchObject({ blockOnIdentityChange: false });
});

test('as long as another program has the file open, it stays', async () => {
  const { file, storage, inode } = profile();
  const other = openDatabase({ file, key, migrations: coreMigrations });
  const before = inode();
  change(storage, true);
  await eventually(() => namesBeside(file).includes('narae.db.rewritten'));
  await eventually(() => namesBeside(file).join() === 'narae.db');
  expect(inode()).toBe(before);
  expect(other.prepare('SELECT value FROM settings').pluck().all()).toEqual(['true']);
  other.close();
});

test('what did not come off in a long rest is tried again in the next, although nothing was written', async () => {
  const { storage, inode } = profile(15);
  let asked = 0;
  // The short rest and the first long one find somebody who cannot let go.
  storage.shareFile({
    letGo: () => Promise.resolve(++asked > 2),
    goOn: () => undefined,
  });
  const before = inode();
  change(storage, true);
  await eventually(() => inode() !== before);
  expect(asked).toBe(3);
});

test('a file that cannot be opened again after the exchange is opened by the next use that can, and is told till then', async () => {
  const file = join(temporaryFolder(), 'narae.db');
  const healths: StorageHealth[] = [];
  const storage = openStorage({ file, key, restMs, onHealth: (health) => healths.push(health) });
  onTestFinished(() => {
    storage.close();
  });
  const elsewhere = `${file}.elsewhere`;
  // Something else has taken the place of the file when it is to be opened.
  storage.shareFile({
    letGo: () => {
      renameSync(file, elsewhere);
      mkdirSync(file);
      return Promise.resolve(true);
    },
    goOn: () => undefined,
  });
  change(storage, true);
  await eventually(() => healths.includes('failing'));
  expect(() => storage.settings.get()).toThrow('storage-failed');
  expect(() => {
    change(storage, false);
  }).toThrow('storage-failed');
  rmdirSync(file);
  renameSync(elsewhere, file);
  expect(storage.settings.get()).toMatchObject({ blockOnIdentityChange: true });
  storage.transaction(() => {
    storage.settings.set({ blockOnIdentityChange: false });
  });
  expect(storage.settings.get()).toMatchObject({ blockOnIdentityChange: false });
  expect(healths).toEqual(['failing', 'sound']);
});

test('what a program that was ended has left of its copying goes with the next start', async () => {
  const file = join(temporaryFolder(), 'narae.db');
  for (const left of ['rewritten', 'rewritten-journal', 'worn']) writeFileSync(`${file}.${left}`, '옛것');
  openStorage({ file, key }).close();
  await eventually(() => namesBeside(file).join() === 'narae.db');
});

test('the file of before is wiped although the program ended before that was done, and the database never is', async () => {
  const file = join(temporaryFolder(), 'narae.db');
  const worn = `${file}.worn`;
  openStorage({ file, key }).close();
  // The program ended between giving the database this name and the exchange.
  linkSync(file, worn);
  const storage = openStorage({ file, key });
  await eventually(() => !existsSync(worn));
  storage.transaction(() => {
    storage.settings.set({ blockOnIdentityChange: false });
  });
  storage.close();
  expect(openAndRead(file)).toMatchObject({ blockOnIdentityChange: false });
  // It ended after the exchange.
  const before = '지운 말'.repeat(400_000);
  writeFileSync(worn, before);
  const descriptor = openSync(worn, 'r');
  onTestFinished(() => {
    closeSync(descriptor);
  });
  openAndRead(file);
  await eventually(() => !existsSync(worn));
  const left = Buffer.alloc(Buffer.byteLength(before));
  expect(readSync(descriptor, left, 0, left.length, 0)).toBe(left.length);
  expect(left.every((byte) => byte === 0)).toBe(true);
});

test('whoever searches the directory lets go of the file for the exchange, and goes on with the new one', async () => {
  const { file, storage, inode } = profile();
  const script = new URL('../../../electron/core/directory/worker.ts', import.meta.url);
  const reader = new ReaderThread(script, { file, key });
  onTestFinished(() => reader.close());
  storage.shareFile({
    letGo: async () => {
      await reader.letGo();
      return true;
    },
    goOn: () => {
      reader.goOn();
    },
  });
  const put = (name: string): void => {
    storage.transaction(() => {
      storage.units.applyPage(directoryPage({ units: [{ id: unitId('u'), parent: null, name, order: 1 }] }));
    });
  };
  const names = async (): Promise<readonly string[]> => {
    await reader.refresh(10);
    const query = { query: '과', scope: null, limit: 1, units: 5, unit: null, agency: null, near: [] };
    return (await reader.search({ ...query, self: personId('p') })).units.flatMap(({ path }) => path);
  };
  put('과천과');
  expect(await names()).toEqual(['과천과']);
  const before = inode();
  change(storage, true);
  let answers = 0;
  // Somebody types all the while.
  while (inode() === before) if ((await names())[0] === '과천과') answers += 1;
  put('과학과');
  expect(await names()).toEqual(['과학과']);
  expect(answers).toBeGreaterThan(0);
});

test('what looks into the database all the time, and writes nothing, does not put the exchange off', async () => {
  // Longer than a busy machine keeps a timer waiting.
  const rest = 10 * restMs;
  const { storage, inode } = profile(rest);
  const before = inode();
  change(storage, true);
  const looking = setInterval(() => {
    storage.transaction(() => storage.settings.get());
  }, rest / 20);
  onTestFinished(() => {
    clearInterval(looking);
  });
  await eventually(() => inode() !== before);
});

function openAndRead(file: string): unknown {
  const storage = openStorage({ file, key });
  const settings = storage.settings.get();
  storage.close();
  return settings;
}
