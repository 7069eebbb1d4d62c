import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/errors/app-error.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import { connect } from '../connect.ts';
import { copiesOf } from '../copy-before-migration.ts';
import type { Database } from '../database.ts';
import { createPrivately, filesBeside, renameDatabase } from '../database-files.ts';
import { runMigrations, schemaState, type Migration } from '../migrate.ts';
import { finishReplacement, replaceDatabase } from '../replace-database.ts';
import { requireSound } from '../require-sound.ts';
import { storageError } from '../storage-error.ts';
import { copyRows, type CopiedRows } from './copy-rows.ts';
import { dropOrphans } from './drop-orphans.ts';
import { isLogDamaged } from './is-log-damaged.ts';
import { tablesOf } from './table-shape.ts';

/** What a salvage works with. */
export interface SalvageOptions<Counts> {
  /** The damaged database. Nobody has it open. */
  readonly file: string;
  readonly key: Bytes;
  readonly migrations: readonly Migration[];
  /**
   * Brings into order what lost rows have left behind, in the transaction that makes the new database. `isWhole` says
   * whether all rows of a table are there, and none of them is older than it was.
   */
  readonly repair: (database: Database, isWhole: (table: string) => boolean) => void;
  /** What the caller wants to know about the new database. */
  readonly count: (database: Database) => Counts;
}

/** What a salvage has come to. */
export interface SalvagedDatabase<Counts> {
  /** Whether all of it could be read, the log included. */
  readonly complete: boolean;
  /** The name, without its folder, under which the damaged database is kept, with its log beside it. */
  readonly keptAs: string;
  readonly counts: Counts;
}

interface Rescued<Counts> {
  readonly complete: boolean;
  readonly counts: Counts;
  /** What was read: the damaged database, or a copy of it. */
  readonly source: string;
}

const workSuffix = '.salvage-';

/**
 * Takes over what can be read of a damaged database into a new one of the newest schema, which then takes its place. The
 * damaged files are only read and renamed. What cannot be authenticated with the key is damaged, so nothing that is taken
 * over is other than it was written.
 * @throws AppError `database-unreadable` when not even the schema can be read, or the key does not fit; `database-newer`;
 * `storage-full` and `storage-failed` when the new one cannot be written. In all these cases nothing has changed.
 */
export function salvageDatabase<Counts>(options: SalvageOptions<Counts>): SalvagedDatabase<Counts> {
  const { file } = options;
  const folder = dirname(file);
  const fresh = `${file}${workSuffix}${randomBytes(6).toString('hex')}`;
  try {
    finishReplacement(file);
    for (const left of filesBeside(file, workSuffix)) rmSync(join(folder, left));
    const { complete, counts, source } = rescue(options, fresh);
    const keptAs = replaceDatabase(file, fresh);
    if (source !== file) renameDatabase(source, join(folder, `${keptAs}-copy`));
    return { complete, counts, keptAs };
  } catch (error) {
    rmSync(fresh, { force: true });
    throw storageError(error) ?? error;
  }
}

function rescue<Counts>(options: SalvageOptions<Counts>, fresh: string): Rescued<Counts> {
  const isLogWhole = !isLogDamaged(`${options.file}-wal`);
  const source = openSource(options);
  const target = createTarget(fresh, options.key);
  try {
    const isOutdated = source.name !== options.file || !isLogWhole;
    const build = target.transaction(() => {
      const { complete, damaged } = rebuild(source, target, options.migrations);
      options.repair(target, (table) => !isOutdated && !damaged.has(table));
      return complete && !isOutdated;
    });
    const complete = build.immediate();
    requireSound(target);
    return { complete, counts: options.count(target), source: source.name };
  } finally {
    source.close();
    target.close();
  }
}

/** First the schema that the damaged database had, so that migrations work on its rows as they would have. */
function rebuild(source: Database, target: Database, migrations: readonly Migration[]): CopiedRows {
  const { current } = schemaState(source, migrations);
  runMigrations(
    target,
    migrations.filter(({ version }) => version <= current),
    0,
  );
  const copied = copyRows(source, target);
  dropOrphans(target);
  runMigrations(target, migrations, current);
  return copied;
}

/** The damaged database, or, where its schema cannot be read, the copy that a migration which was cut off has left. */
function openSource<Counts>({ file, key, migrations }: SalvageOptions<Counts>): Database {
  let failure: unknown = new AppError('database-unreadable');
  for (const name of [file, ...copiesOf(file)].filter((path) => existsSync(path)))
    try {
      return openDamaged(name, key, migrations);
    } catch (error) {
      failure = storageError(error) ?? error;
      if (!(failure instanceof AppError && failure.code === 'database-unreadable')) throw failure;
    }
  throw failure;
}

function openDamaged(file: string, key: Bytes, migrations: readonly Migration[]): Database {
  const database = connect(file, key, { readonly: true });
  try {
    // SQLite otherwise refuses a file that is shorter than it says; a connection that cannot write does no harm with it.
    database.unsafeMode(true);
    database.pragma('writable_schema = ON');
    if (schemaState(database, migrations).current === 0) throw new AppError('database-unreadable');
    tablesOf(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A database without a log and without a way back: a salvage that is cut off is begun anew. */
function createTarget(file: string, key: Bytes): Database {
  createPrivately(file);
  const database = connect(file, key);
  database.pragma('journal_mode = OFF');
  database.pragma('synchronous = OFF');
  database.pragma('foreign_keys = OFF');
  database.pragma('secure_delete = ON');
  return database;
}
