import { existsSync } from 'node:fs';
import { AppError } from '#shared/errors/app-error.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import { readOrCreateSecret } from './secret-file.ts';

/** A database and the file with its wrapped key. */
export interface KeptDatabase {
  readonly file: string;
  readonly keyFile: string;
}

/**
 * The key of a database, or null when it is lost: the key store does not open it, or its file is gone while the database
 * is there. A new key is only ever made where there is nothing to be opened by the old one.
 * @throws AppError `storage-failed` when the disk fails, which is no lost key.
 */
export async function databaseKey(
  { file, keyFile }: KeptDatabase,
  onFailure: (error: unknown) => void,
): Promise<Bytes | null> {
  try {
    if (existsSync(file) && !existsSync(keyFile)) throw new AppError('vault-key-lost');
    return await readOrCreateSecret(keyFile);
  } catch (error) {
    if (error instanceof AppError && error.code === 'storage-failed') throw error;
    onFailure(error);
    return null;
  }
}
