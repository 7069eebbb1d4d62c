import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '#shared/errors/app-error.ts';
import { ownBytes, type Bytes } from '#shared/model/bytes.ts';

const keyBytes = 32;

/**
 * The database key of a relay that runs alone: 64 hex digits in a file that only its user can read, made at the first
 * start. @throws AppError `vault-key-lost` for a file with other content.
 */
export function readOrCreateKey(file: string): Bytes {
  try {
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
    if (key.length !== keyBytes) throw new AppError('vault-key-lost');
    return ownBytes(key);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const key = randomBytes(keyBytes);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, key.toString('hex'), { mode: 0o600, flag: 'wx' });
    return ownBytes(key);
  }
}
