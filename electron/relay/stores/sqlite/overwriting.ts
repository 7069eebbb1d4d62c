import type { Database } from '#sqlite/database.ts';

/**
 * Runs `work` so that SQLite overwrites what it deletes or replaces. The relay's database leaves deleted rows where they are,
 * because nearly all of them are mail: ciphertext whose keys are gone. What people say of themselves, and the directory, are
 * in the clear to whoever has the database's key, and change seldom.
 */
export function overwriting<Value>(database: Database, work: () => Value): Value {
  const before = database.pragma('secure_delete', { simple: true }) as number;
  database.pragma('secure_delete = ON');
  try {
    return work();
  } finally {
    database.pragma(`secure_delete = ${String(before)}`);
  }
}
