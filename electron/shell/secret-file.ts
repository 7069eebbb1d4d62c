import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { app, safeStorage } from 'electron';
import { AppError } from '#shared/errors/app-error.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';
import type { VaultProtection } from '#shared/model/app-status.ts';

const keyBytes = 32;

/**
 * A random key of 32 bytes, kept in a file that only the operating system's key store can open; made when there is no
 * file yet. Two instances that make it at once end up with the same key.
 * @throws AppError `vault-unprotected` in a packaged program where nothing guards the key (`basic_text` is a password that
 * everybody knows), and then no file is read or made; `vault-key-lost` when the file is there and the key store does not open it (anymore), `storage-failed`
 * when it cannot be written or read.
 */
export async function readOrCreateSecret(file: string): Promise<Bytes> {
  if (app.isPackaged && (await keyStoreProtection()) === 'none') throw new AppError('vault-unprotected');
  if (!existsSync(file)) await create(file);
  return read(file);
}

/** What guards the keys. On Linux without a key store it is Chromium's fixed password, which is no protection. */
export async function keyStoreProtection(): Promise<VaultProtection> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'none';
  return process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
    ? 'none'
    : 'system';
}

async function read(file: string): Promise<Bytes> {
  const wrapped = onDisk(() => readFileSync(file));
  try {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(wrapped);
    const key = Buffer.from(result, 'base64');
    if (key.length !== keyBytes) throw new AppError('vault-key-lost');
    if (shouldReEncrypt) await wrapAnew(file, result);
    return ownBytes(key);
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('vault-key-lost', { cause: error });
  }
}

async function create(file: string): Promise<void> {
  const wrapped = await safeStorage.encryptStringAsync(randomBytes(keyBytes).toString('base64'));
  onDisk(() => {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const fresh = `${file}.${randomBytes(6).toString('hex')}`;
    try {
      writeDurably(fresh, wrapped);
      // Unlike a rename, a link never replaces the key that another instance has made meanwhile.
      linkSync(fresh, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(fresh, { force: true });
    }
  });
}

/** The system has another key by now, and may not keep the one before for ever. What fails is tried again at the next start. */
async function wrapAnew(file: string, secret: string): Promise<void> {
  const fresh = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    writeDurably(fresh, await safeStorage.encryptStringAsync(secret));
    renameSync(fresh, file);
  } catch {
    // Whoever holds the new file (a scanner of viruses) holds it for its removal too.
    await rm(fresh, { force: true }).catch(() => undefined);
  }
}

/** A disk that fails is no lost key: the person has to be told another thing. */
function onDisk<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw new AppError('storage-failed', { cause: error });
  }
}

function writeDurably(file: string, content: Buffer): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
