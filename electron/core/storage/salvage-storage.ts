import type { Bytes } from '#shared/model/bytes.ts';
import type { Database } from '#sqlite/database.ts';
import { salvageDatabase } from '#sqlite/salvage/salvage-database.ts';
import { coreMigrations } from './migrations/index.ts';
import { repairLosses } from './repair-losses.ts';

/** What a salvage has come to. */
export interface SalvagedStorage {
  readonly conversations: number;
  readonly messages: number;
  /** Whether all of it could be read. */
  readonly complete: boolean;
  /** The name, without its folder, under which the damaged database is kept. */
  readonly keptAs: string;
}

/**
 * Takes over what can be read of a profile's damaged database into a new one in its place, and keeps the damaged one
 * beside it. Nobody may have it open.
 * @throws AppError `database-unreadable` when nothing can be read, `storage-full`, `storage-failed`; nothing has changed.
 */
export function salvageStorage(file: string, key: Bytes): SalvagedStorage {
  const { counts, complete, keptAs } = salvageDatabase({
    file,
    key,
    migrations: coreMigrations,
    repair: repairLosses,
    count: (database) => ({
      conversations: numberOf(database, 'SELECT count(*) FROM conversations'),
      messages: numberOf(database, 'SELECT count(*) FROM messages'),
    }),
  });
  return { ...counts, complete, keptAs };
}

function numberOf(database: Database, sql: string): number {
  return database.prepare(sql).pluck().get() as number;
}
