import { AppError } from '#shared/errors/app-error.ts';
import type { Database } from './database.ts';
import { requireSound } from './require-sound.ts';

/** One step of the schema. Numbers rise in tens, so that a step can be put between two that have been released. */
export interface Migration {
  readonly version: number;
  readonly update: (database: Database) => void;
}

/** How far a database and this program are: versions of the schema, 0 for a database that is new. */
export interface SchemaState {
  readonly current: number;
  readonly newest: number;
}

/** @throws AppError `database-newer` when the database is ahead of this program. */
export function schemaState(database: Database, migrations: readonly Migration[]): SchemaState {
  requireRising(migrations);
  const current = database.pragma('user_version', { simple: true }) as number;
  const newest = migrations.at(-1)?.version ?? 0;
  if (current > newest) throw new AppError('database-newer');
  return { current, newest };
}

/**
 * Brings a database to the newest version: all pending migrations in one transaction, or none. One that is not new is
 * looked through before the transaction ends, so that a damaged database is never committed.
 * @throws AppError `database-newer`, `database-unreadable`, and whatever a migration throws.
 */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  const { current, newest } = schemaState(database, migrations);
  if (current === newest) return;
  const update = database.transaction(() => {
    runMigrations(database, migrations, current);
    if (current > 0) requireSound(database);
  });
  update.immediate();
}

/** Runs the migrations after the version `current`, inside the caller's transaction. */
export function runMigrations(database: Database, migrations: readonly Migration[], current: number): void {
  for (const migration of migrations) if (migration.version > current) migration.update(database);
  database.pragma(`user_version = ${String(migrations.at(-1)?.version ?? 0)}`);
}

function requireRising(migrations: readonly Migration[]): void {
  let previous = 0;
  for (const { version } of migrations) {
    if (version <= previous) throw new AppError('internal', { cause: new Error('migrations do not rise') });
    previous = version;
  }
}
