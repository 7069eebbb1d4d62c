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
