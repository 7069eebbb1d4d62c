import { existsSync } from 'node:fs';
import { AppError } from '#shared/errors/app-error.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import { readOrCreateSecret } from './secret-file.ts';

/** A database and the file with its wrapped key. */
export interface KeptDatabase {
  readonly file: string;
  readonly keyFile: string;
}

/** Why there is no key. */
export type KeyFailure = 'vault-key-lost' | 'vault-unprotected';

/**
 * The key of a database, or why there is none: the key store does not open it, or its file is gone while the database is
 * there; or nothing on this PC guards it as a packaged program needs. A new key is only ever made where there is nothing to
 * be opened by the old one.
 * @throws AppError `storage-failed` when the disk fails, which is no lost key.
 */
export async function databaseKey(
  { file, keyFile }: KeptDatabase,
  onFailure: (error: unknown) => void,
): Promise<Bytes | KeyFailure> {
  try {
    if (existsSync(file) && !existsSync(keyFile)) throw new AppError('vault-key-lost');
    return await readOrCreateSecret(keyFile);
  } catch (error) {
    if (error instanceof AppError && error.code === 'storage-failed') throw error;
    onFailure(error);
    return error instanceof AppError && error.code === 'vault-unprotected' ? error.code : 'vault-key-lost';
  }
}

type KeyData =
  { readonly databaseKey: Bytes } | { readonly databaseKey: null; readonly keyFailure: KeyFailure };

/** A key, or why there is none, as a core is told. */
export function keyData(key: Bytes | KeyFailure): KeyData {
  return typeof key === 'string' ? { databaseKey: null, keyFailure: key } : { databaseKey: key };
}
