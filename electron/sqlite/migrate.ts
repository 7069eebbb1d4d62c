import { AppError } from '#shared/errors/app-error.ts';
import type { Database } from './database.ts';

/** One step of the schema. Numbers rise in tens, so that a step can be put between two that have been released. */
export interface Migration {
  readonly version: number;
  readonly update: (database: Database) => void;
}

/**
 * Brings a database to the newest version: all pending migrations in one transaction, or none.
 * @throws AppError `database-newer` when the database is ahead of this program.
 */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  requireRising(migrations);
  const current = database.pragma('user_version', { simple: true }) as number;
  const newest = migrations.at(-1)?.version ?? 0;
  if (current > newest) throw new AppError('database-newer');
  const pending = migrations.filter((migration) => migration.version > current);
  if (pending.length === 0) return;
  const update = database.transaction(() => {
    for (const migration of pending) migration.update(database);
    database.pragma(`user_version = ${String(newest)}`);
  });
  update.immediate();
}

function requireRising(migrations: readonly Migration[]): void {
  let previous = 0;
  for (const { version } of migrations) {
    if (version <= previous) throw new AppError('internal', { cause: new Error('migrations do not rise') });
    previous = version;
  }
}
