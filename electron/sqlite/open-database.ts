import { closeSync, openSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { AppError } from '#shared/errors/app-error.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { Database } from './database.ts';
import { migrate, type Migration } from './migrate.ts';

export interface OpenDatabaseOptions {
  readonly file: string;
  /** 32 random bytes. Never a passphrase: deriving a key costs 30 to 180 ms at every start. */
  readonly key: Bytes;
  readonly migrations: readonly Migration[];
  /** Holds the file alone for as long as it is open; a second opener gets {@link isHeldElsewhere}. */
  readonly exclusive?: boolean;
}

/**
 * Opens (or creates) an encrypted database and brings it to the newest schema.
 * @throws AppError `database-unreadable` when the key does not fit or the file is damaged or no database, `database-newer`
 * when a newer version of Narae wrote it (in these cases the file is left untouched), `storage-failed` when it cannot be made.
 */
export function openDatabase(options: OpenDatabaseOptions): Database {
  createPrivately(options.file);
  const database = new SqliteDatabase(options.file, { timeout: options.exclusive === true ? 0 : 5000 });
  try {
    unlock(database, options.key);
    if (options.exclusive === true) database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('schema_version');
    refuseNewer(database, options.migrations);
    configure(database);
    if (options.exclusive === true) database.exec('BEGIN EXCLUSIVE; COMMIT');
    migrate(database, options.migrations);
    return database;
  } catch (error) {
    database.close();
    throw isUnreadable(error) ? new AppError('database-unreadable', { cause: error }) : error;
  }
}

/** Whether opening failed because another process holds the file exclusively. */
export function isHeldElsewhere(error: unknown): boolean {
  return error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function unlock(database: Database, key: Bytes): void {
  database.pragma(`cipher = 'sqlcipher'`);
  database.pragma('legacy = 4');
  database.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
}

/** The journals take over the mode of the database. */
function createPrivately(file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600));
  } catch (error) {
    throw new AppError('storage-failed', { cause: error });
  }
}

/** The key does not fit, the file is no database, or its pages are damaged: the cipher makes no difference of these. */
function isUnreadable(error: unknown): boolean {
  return error instanceof SqliteDatabase.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);
}

function refuseNewer(database: Database, migrations: readonly Migration[]): void {
  const version = database.pragma('user_version', { simple: true }) as number;
  if (version > (migrations.at(-1)?.version ?? 0)) throw new AppError('database-newer');
}

function configure(database: Database): void {
  database.pragma('journal_mode = WAL');
  // A commit is acknowledged to the person and to the relay, so it has to survive a power cut.
  database.pragma('synchronous = FULL');
  // 64 MB: pages in the cache cost the same encrypted as plain, missed ones two to four times as much (measured).
  database.pragma('cache_size = -64000');
  // This build's sorts otherwise write plaintext to the temporary folder.
  database.pragma('temp_store = MEMORY');
  database.pragma('secure_delete = ON');
  database.pragma('foreign_keys = ON');
}
