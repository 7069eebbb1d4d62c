import { randomBytes } from 'node:crypto';
import { chmodSync, constants, copyFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/errors/app-error.ts';
import type { Database } from './database.ts';
import { filesBeside, syncFile, syncFolderOf } from './database-files.ts';
import { migrate, schemaState, type Migration } from './migrate.ts';
import { replaceDatabase } from './replace-database.ts';

const copySuffix = '.before-';

/** The connection's file, and how to have it open again after it was closed. */
export interface ReopenableDatabase {
  readonly file: string;
  readonly migrations: readonly Migration[];
  /** @throws when somebody else has taken the database meanwhile. */
  readonly open: () => Database;
}

/**
 * Brings a database to the newest version, with a copy of it beside it until that is done: what a defective migration or
 * a failing disk breaks can be had back. There is no copy of a new database, and none stays behind, because deleted
 * content would live on in it.
 * @returns the connection, which may be another than the one that was given (that is closed then).
 * @throws AppError `storage-full` when there is no room for the copy; the database is as it was, as with every failure.
 */
export function migrateWithCopy(database: Database, options: ReopenableDatabase): Database {
  const { file, migrations, open } = options;
  const { current, newest } = schemaState(database, migrations);
  // The database opens, and its version says whether a migration that was cut off happened: its copy has had its time.
  dropCopies(file);
  if (current === newest || current === 0) {
    migrate(database, migrations);
    return database;
  }
  const copy = `${file}${copySuffix}${String(newest)}`;
  const shape = closeWhole(database, file);
  const fresh = makeCopy(file, copy);
  const reopened = orDrop(fresh, open);
  if (shapeOf(file) !== shape) {
    // Another instance has had it meanwhile, and the copy may be torn.
    rmSync(fresh);
    return migrateWithCopy(reopened, options);
  }
  renameSync(fresh, copy);
  syncFolderOf(file);
  migrateOrRestore(reopened, current, { file, migrations, copy });
  dropCopies(file);
  return reopened;
}

/** The copies that a migration which was cut off has left, full paths, of the newest version first. */
export function copiesOf(file: string): readonly string[] {
  const names = filesBeside(file, copySuffix).filter((name) => /\.before-\d+$/.test(name));
  const version = (name: string): number => Number(name.slice(name.lastIndexOf('-') + 1));
  return names.toSorted((a, b) => version(b) - version(a)).map((name) => join(dirname(file), name));
}

function dropCopies(file: string): void {
  for (const name of filesBeside(file, copySuffix)) rmSync(join(dirname(file), name));
}

/** Closes a database so that its file alone is all of it. */
function closeWhole(database: Database, file: string): string {
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  const log = `${file}-wal`;
  if (existsSync(log) && statSync(log).size > 0)
    throw new AppError('storage-failed', { cause: new Error('another program has the database open') });
  return shapeOf(file);
}

/**
 * Copies while the database is closed: a file that SQLite has open must not be opened besides, because closing it drops
 * SQLite's locks (POSIX). Where the file system can share the blocks, the copy costs nothing.
 */
function makeCopy(file: string, copy: string): string {
  const fresh = `${copy}.${randomBytes(6).toString('hex')}`;
  return orDrop(fresh, () => {
    copyFileSync(file, fresh, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    chmodSync(fresh, 0o600);
    syncFile(fresh);
    return fresh;
  });
}

function migrateOrRestore(
  database: Database,
  current: number,
  { file, migrations, copy }: { file: string; migrations: readonly Migration[]; copy: string },
): void {
  try {
    migrate(database, migrations);
  } catch (error) {
    const isBack = isRolledBack(database, current);
    database.close();
    if (isBack) rmSync(copy);
    else replaceDatabase(file, copy);
    throw error;
  }
}

/** As a rule the transaction was rolled back, and the database is what it was, to the byte. */
function isRolledBack(database: Database, version: number): boolean {
  try {
    return !database.inTransaction && database.pragma('user_version', { simple: true }) === version;
  } catch {
    return false;
  }
}

/** What changes when somebody writes to the file; found without opening it. */
function shapeOf(file: string): string {
  const { ino, size, mtimeNs } = statSync(file, { bigint: true });
  return [ino, size, mtimeNs].join();
}

function orDrop<Value>(file: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}
