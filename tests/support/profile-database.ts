import type { TestCore } from './test-core.ts';
import { coreMigrations } from '#core/storage/migrations/index.ts';
import type { Database } from '#sqlite/database.ts';
import { openDatabase } from '#sqlite/open-database.ts';

/** Looks into, or changes, the database of a core that is closed, as damage, an old backup or an attacker would. */
export function withDatabase<Value>(core: TestCore, work: (database: Database) => Value): Value {
  const { databaseFile: file, databaseKey: key } = core.options;
  if (key === null) throw new Error('the core has no key');
  const database = openDatabase({ file, key, migrations: coreMigrations });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** A page that holds rows of a table (or entries of an index) of a core that is closed, when all of it is in the file. */
export function leafOf(core: TestCore, name: string): number {
  return withDatabase(core, (database) => {
    database.pragma('wal_checkpoint(TRUNCATE)');
    const leaf = `SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path LIMIT 1`;
    return database.prepare(leaf).pluck().get(name) as number;
  });
}
