import { join } from 'node:path';
import type { Bytes } from '#shared/model/bytes.ts';
import type { Database } from '#sqlite/database.ts';
import { isHeldElsewhere, openDatabase } from '#sqlite/open-database.ts';
import { relayMigrations } from './stores/sqlite/migrations/index.ts';

/** The relay's database in a folder, for this process alone; null while another one holds it. @throws AppError. */
export function openRelayDatabase(folder: string, key: Bytes): Database | null {
  const file = join(folder, 'relay.db');
  try {
    return openDatabase({ file, key, migrations: relayMigrations, exclusive: true, deletedRows: 'left' });
  } catch (error) {
    if (isHeldElsewhere(error)) return null;
    throw error;
  }
}
