import SqliteDatabase from 'better-sqlite3';
import type { Bytes } from '#shared/model/bytes.ts';
import type { Database } from './database.ts';

/** How long a connection waits for a lock of another one, in milliseconds; an exclusive one does not wait. */
const lockTimeoutMs = 5000;

/** How a connection differs from the usual one. */
export interface ConnectOptions {
  /** The file is there and stays as it is, and so does its log. */
  readonly readonly?: boolean;
  /** Fails at once when somebody else holds a lock. */
  readonly impatient?: boolean;
  /** How long it waits for a lock of somebody else's, in milliseconds; 5 s when left out. */
  readonly lockTimeoutMs?: number;
}

/** A connection with its key, and nothing read yet: whether the key fits shows with the first page. */
export function connect(file: string, key: Bytes, options: ConnectOptions = {}): Database {
  const database = new SqliteDatabase(file, {
    readonly: options.readonly === true,
    timeout: options.impatient === true ? 0 : (options.lockTimeoutMs ?? lockTimeoutMs),
  });
  database.pragma(`cipher = 'sqlcipher'`);
  database.pragma('legacy = 4');
  database.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  // This build's sorts otherwise write plaintext to the temporary folder.
  database.pragma('temp_store = MEMORY');
  return database;
}
