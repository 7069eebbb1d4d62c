import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { databaseKey } from '#shell/database-key.ts';
import { keyStoreProtection } from '#shell/secret-file.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { app, safeStorage } from '#tests/unit/electron-by-hand.ts';

vi.mock('electron', () => import('#tests/unit/electron-by-hand.ts'));

const linux = process.platform === 'linux';
let failures: unknown[] = [];

beforeEach(() => {
  failures = [];
  app.isPackaged = false;
  safeStorage.getSelectedStorageBackend.mockReturnValue('basic_text');
  safeStorage.isAsyncEncryptionAvailable.mockResolvedValue(true);
});

function keyIn(folder: string): ReturnType<typeof databaseKey> {
  const place = { file: join(folder, 'narae.db'), keyFile: join(folder, 'narae.key') };
  return databaseKey(place, (failure) => failures.push(failure));
}

test.runIf(linux)('a packaged program makes no key that everybody can unwrap, and reads none', async () => {
  const folder = temporaryFolder();
  expect(await keyIn(folder)).toHaveLength(32);
  app.isPackaged = true;
  expect(await keyIn(folder)).toBe('vault-unprotected');
  const fresh = temporaryFolder();
  expect(await keyIn(fresh)).toBe('vault-unprotected');
  expect(readdirSync(fresh)).toEqual([]);
  expect(failures).toMatchObject([{ code: 'vault-unprotected' }, { code: 'vault-unprotected' }]);
});

test('nor one where the system has no encryption at all', async () => {
  app.isPackaged = true;
  safeStorage.getSelectedStorageBackend.mockReturnValue('gnome_libsecret');
  safeStorage.isAsyncEncryptionAvailable.mockResolvedValue(false);
  expect(await keyIn(temporaryFolder())).toBe('vault-unprotected');
});

test('with a key store a packaged program has the same key at every start', async () => {
  app.isPackaged = true;
  safeStorage.getSelectedStorageBackend.mockReturnValue('gnome_libsecret');
  const folder = temporaryFolder();
  const key = await keyIn(folder);
  expect(key).toHaveLength(32);
  expect(await keyIn(folder)).toEqual(key);
  expect(failures).toEqual([]);
});

test.runIf(linux)('in development it goes on without a guard, and says so', async () => {
  expect(await keyIn(temporaryFolder())).toHaveLength(32);
  expect(await keyStoreProtection()).toBe('none');
});

test('a database whose key file is gone gets no other key', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'narae.db'), '');
  expect(await keyIn(folder)).toBe('vault-key-lost');
  expect(existsSync(join(folder, 'narae.key'))).toBe(false);
});

test('a key that the system wants wrapped anew is, and is the same', async () => {
  const folder = temporaryFolder();
  const key = await keyIn(folder);
  const file = join(folder, 'narae.key');
  const result = Buffer.from(key).toString('base64');
  safeStorage.decryptStringAsync.mockResolvedValueOnce({ result, shouldReEncrypt: true });
  safeStorage.encryptStringAsync.mockResolvedValueOnce(Buffer.from('wrapped by the new key'));
  expect(await keyIn(folder)).toEqual(key);
  expect(readFileSync(file, 'utf8')).toBe('wrapped by the new key');
  expect(readdirSync(folder)).toEqual(['narae.key']);

  // Where that fails, the one before still opens it.
  safeStorage.decryptStringAsync.mockResolvedValueOnce({ result, shouldReEncrypt: true });
  safeStorage.encryptStringAsync.mockRejectedValueOnce(new Error('locked'));
  expect(await keyIn(folder)).toEqual(key);
  expect(readFileSync(file, 'utf8')).toBe('wrapped by the new key');
});
