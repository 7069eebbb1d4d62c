import SqliteDatabase from 'better-sqlite3';
import type { Bytes } from '#shared/model/bytes.ts';
import { connect } from './connect.ts';
import { migrateWithCopy } from './copy-before-migration.ts';
import type { Database } from './database.ts';
import { createPrivately } from './database-files.ts';
import { schemaState, type Migration } from './migrate.ts';
import { finishReplacement, setStrayLogAside } from './replace-database.ts';
import { storageError } from './storage-error.ts';

/** What a database is opened with. */
export interface OpenDatabaseOptions {
  readonly file: string;
  /** 32 random bytes. Never a passphrase: deriving a key costs 30 to 180 ms at every start. */
  readonly key: Bytes;
  readonly migrations: readonly Migration[];
  /** Holds the file alone for as long as it is open; a second opener gets {@link isHeldElsewhere}. */
  readonly exclusive?: boolean;
  /**
   * What becomes of deleted rows inside the encrypted file; `overwritten` when left out. `left` where they are ciphertext
   * whose keys are gone: overwriting would then only double what a deletion writes.
   */
  readonly deletedRows?: 'overwritten' | 'left';
  /** See the ConnectOptions. */
  readonly lockTimeoutMs?: number;
}

/**
 * Opens (or creates) an encrypted database and brings it to the newest schema.
 * @throws AppError `database-unreadable` when the key does not fit or the file is damaged or no database, `database-newer`
 * when a newer version of Narae wrote it, `storage-full` and `storage-failed` when the disk is or does so. In all these
 * cases the database is left as it was.
 */
export function openDatabase(options: OpenDatabaseOptions): Database {
  try {
    finishReplacement(options.file);
    setStrayLogAside(options.file);
    createPrivately(options.file);
    return openAndMigrate(options);
  } catch (error) {
    throw storageError(error) ?? error;
  }
}

/** Whether opening failed because another process holds the file exclusively. */
export function isHeldElsewhere(error: unknown): boolean {
  return error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function openAndMigrate(options: OpenDatabaseOptions): Database {
  const { file, migrations } = options;
  const opened: Database[] = [];
  const open = (): Database => {
    const database = openAsItIs(options);
    opened.push(database);
    return database;
  };
  try {
    return migrateWithCopy(open(), { file, migrations, open });
  } catch (error) {
    for (const database of opened) database.close();
    throw error;
  }
}

function openAsItIs(options: OpenDatabaseOptions): Database {
  const { file, key, migrations, exclusive = false, deletedRows = 'overwritten' } = options;
  const patience = options.lockTimeoutMs === undefined ? {} : { lockTimeoutMs: options.lockTimeoutMs };
  const database = connect(file, key, { impatient: exclusive, ...patience });
  try {
    if (exclusive) database.pragma('locking_mode = EXCLUSIVE');
    schemaState(database, migrations);
    configure(database);
    database.pragma(`secure_delete = ${deletedRows === 'left' ? 'OFF' : 'ON'}`);
    if (exclusive) database.exec('BEGIN EXCLUSIVE; COMMIT');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function configure(database: Database): void {
  database.pragma('journal_mode = WAL');
  // A commit is acknowledged to the person and to the relay, so it has to survive a power cut.
  database.pragma('synchronous = FULL');
  // 64 MB: pages in the cache cost the same encrypted as plain, missed ones two to four times as much (measured).
  database.pragma('cache_size = -64000');
  // 16 MB: pages that a backlog writes again and again are copied back once, not after every few commits.
  database.pragma('wal_autocheckpoint = 4000');
  database.pragma('foreign_keys = ON');
}
