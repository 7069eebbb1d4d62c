import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ownBytes } from '#shared/model/bytes.ts';
import { relayMigrations } from '#relay/stores/sqlite/migrations/index.ts';
import type { Database } from '#sqlite/database.ts';
import { openDatabase } from '#sqlite/open-database.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A relay's encrypted database of its own for a test; every call of `open` closes it and opens it again. */
export function relayDatabase(): { open(): Database } {
  const file = join(temporaryFolder(), 'relay.db');
  const key = ownBytes(randomBytes(32));
  let database: Database | null = null;
  onTestFinished(() => {
    database?.close();
  });
  return {
    open: () => {
      database?.close();
      database = openDatabase({ file, key, migrations: relayMigrations, exclusive: true });
      return database;
    },
  };
}
