import { AppError } from '#shared/errors/app-error.ts';
import type { StorageHealth } from '#shared/model/app-status.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { LoggedTransaction } from '#core/diagnostics/index.ts';
import type { Database } from '#sqlite/database.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { storageError } from '#sqlite/storage-error.ts';
import { Erasing } from './erasing.ts';
import { HealthWatch } from './health-watch.ts';
import { coreMigrations } from './migrations/index.ts';
import { LiveConnection } from './live-connection.ts';
import { repositories, type Repositories } from './repositories/index.ts';
import { Rests } from './rests.ts';
import { dropRewritten, Rewriting, type FileSharer } from './rewriting.ts';

/** Everything that a profile keeps, by repository. All of them write through the one connection of the core. */
export interface Storage extends Repositories {
  /**
   * Runs `work` in one durable transaction: all of it, or nothing. Inside another transaction it joins that one.
   * `name` is for the log.
   * @throws AppError `storage-full` (a retry may help), `storage-failed` or `database-unreadable`, besides what `work` throws.
   */
  transaction<Value>(work: () => Value, name?: LoggedTransaction): Value;
  /**
   * What this transaction deletes is to be erased from the file too, at the next rest: the person has deleted it. Everything
   * else that was deleted is erased once a day.
   */
  eraseSoon(): void;
  /** Somebody else opens the file, too. */
  shareFile(sharer: FileSharer): void;
  /** Closes the database, also on a disk that cannot be written. */
  close(): void;
}

/** A commit on an office disk takes 10 ms; what takes longer than this is worth a line in the log. */
const slowMs = 200;

/** What a storage is opened with. */
export interface StorageOptions {
  readonly file: string;
  /** 32 bytes. */
  readonly key: Bytes;
  /** Told at every change of what the disk lets one do. */
  readonly onHealth?: (health: StorageHealth) => void;
  /** A page could not be read: a part of the database is damaged. */
  readonly onDamage?: () => void;
  /** A transaction took long, in milliseconds. */
  readonly onSlow?: (name: LoggedTransaction, ms: number) => void;
  /** What was deleted was to leave the file, but the disk has no room for that; told at each rest until it has. */
  readonly onNoRoomToErase?: () => void;
  /** The silence after which what was deleted leaves the file and its journal; a minute when left out. */
  readonly restMs?: number;
  /** `erase-worker.ts` where it runs as a file of a bundle; the one beside this file when left out. */
  readonly eraseScript?: URL;
  /** How long a lock of somebody else's is waited for, in milliseconds, while nothing else is done; 5 s when left out. */
  readonly lockTimeoutMs?: number;
}

/**
 * Opens the encrypted database of a profile.
 * @throws AppError `database-unreadable`, `database-newer`, `storage-full`, `storage-failed`.
 */
export function openStorage(options: StorageOptions): Storage {
  const { file, key, lockTimeoutMs, eraseScript = new URL('./erase-worker.ts', import.meta.url) } = options;
  const health = new HealthWatch(options.onHealth ?? ignore, () => {
    transaction(() => {
      writeALittle(database);
    });
  });
  const translate = (error: unknown): never => {
    const failure = error instanceof AppError ? error : storageError(error);
    if (failure === null) throw error;
    noteFailure(failure, health, options.onDamage ?? ignore);
    throw failure;
  };
  dropRewritten(file);
  const connection = new LiveConnection(
    () =>
      openDatabase({
        ...{ file, key, migrations: coreMigrations },
        ...(lockTimeoutMs === undefined ? {} : { lockTimeoutMs }),
      }),
    translate,
  );
  const { database } = connection;
  const erasing = new Erasing(database, Date.now);
  const sharers: FileSharer[] = [];
  const rewriting = new Rewriting({
    ...{ file, key, connection, erasing, sharers },
    script: eraseScript,
    onNoRoom: options.onNoRoomToErase ?? ignore,
  });
  const rests = new Rests((rest) => {
    useRest(rest, database, erasing, rewriting);
  }, options.restMs);
  // What the last run had not erased yet is not left for longer because nothing happens in this one.
  rests.written();
  const transaction = <Value>(work: () => Value, name: LoggedTransaction = 'other'): Value => {
    if (database.inTransaction) return work();
    const begin = performance.now();
    try {
      const before = totalChanges(database);
      const value = database.transaction(work).immediate();
      if (totalChanges(database) !== before) {
        health.succeeded();
        rests.written();
      }
      const ms = performance.now() - begin;
      if (ms > slowMs) options.onSlow?.(name, Math.round(ms));
      return value;
    } catch (error) {
      return translate(error);
    }
  };
  return {
    ...repositories(database),
    transaction,
    eraseSoon: () => {
      erasing.want();
    },
    shareFile: (sharer) => {
      sharers.push(sharer);
    },
    close: () => {
      health.stop();
      rests.stop();
      rewriting.close();
      if (connection.isOpen) optimize(database);
      database.close();
    },
  };
}

function noteFailure(failure: AppError, health: HealthWatch, onDamage: () => void): void {
  health.failed(failure);
  if (failure.code === 'database-unreadable') onDamage();
}

/** Until the journal is emptied it holds earlier versions of pages, and with them what has been deleted. */
function useRest(rest: 'short' | 'long', database: Database, erasing: Erasing, rewriting: Rewriting): void {
  if (rewriting.isCopying) return;
  try {
    const isDue = erasing.isDue(rest);
    database.pragma('wal_checkpoint(TRUNCATE)');
    if (isDue) rewriting.begin();
  } catch {
    // Not worth failing for, whatever the reason (a lock, a full disk): it is tried again at the next rest.
  }
}

/** A disk that is full or read-only must not keep the program from closing. */
function optimize(database: Database): void {
  try {
    database.pragma('optimize');
  } catch (error) {
    if (storageError(error) === null) throw error;
  }
}

/** A transaction that wrote nothing says nothing about the disk, and is no end of a rest. */
function totalChanges(database: Database): number {
  return database.prepare('SELECT total_changes()').pluck().get() as number;
}

function writeALittle(database: Database): void {
  database
    .prepare(
      `INSERT INTO counters (name, value) VALUES ('probe', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1`,
    )
    .run();
}

function ignore(): void {
  // Nobody asked to be told.
}
