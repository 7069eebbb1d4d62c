import { join } from 'node:path';
import type { Bytes } from '#shared/model/bytes.ts';
import type { Database } from '#sqlite/database.ts';
import { salvageDatabase } from '#sqlite/salvage/salvage-database.ts';
import { importedEdition } from './stores/directory-intake.ts';
import { relayMigrations } from './stores/sqlite/migrations/index.ts';

/**
 * Takes over what can be read of a relay's damaged database into a new one in its place, row by row, and keeps the damaged one
 * beside it. Nobody may have it open, or open it meanwhile.
 * @throws AppError `database-unreadable` when nothing can be read, `storage-full`, `storage-failed`; nothing has changed.
 */
export function salvageRelay(folder: string, key: Bytes): void {
  salvageDatabase({
    file: join(folder, 'relay.db'),
    key,
    migrations: relayMigrations,
    repair: repairLosses,
    count: () => null,
  });
}

/** Brings into order what lost rows have left behind: what is counted, what only rises, and what must not come twice. */
function repairLosses(database: Database, isWhole: (table: string) => boolean): void {
  database.exec(`
    DELETE FROM mail_contents WHERE NOT EXISTS (SELECT 1 FROM mail WHERE mail.content = mail_contents.content);
    DELETE FROM mailbox_sizes;
    INSERT INTO mailbox_sizes (mailbox, envelopes, bytes)
      SELECT mailbox, count(*), sum(length(ciphertext) + content_bytes) FROM mail GROUP BY mailbox;
    DELETE FROM mailbox_shares;
    INSERT INTO mailbox_shares (mailbox, sender, envelopes, bytes)
      SELECT mailbox, sender_account, count(*), sum(length(ciphertext) + content_bytes) FROM mail GROUP BY mailbox, sender_account;
    INSERT OR REPLACE INTO acceptance SELECT 1, max(
      (SELECT coalesce(max(last), 0) FROM acceptance),
      (SELECT coalesce(max(accepted_at), 0) FROM accepted),
      (SELECT coalesce(max(accepted_at), 0) FROM mail)
    );
  `);
  repairPlaces(database);
  repairChanges(database, isWhole);
  // A key that was handed out must not be handed out again, and whether it was is not known: devices publish others.
  if (!isWhole('one_time_pre_keys')) database.exec('DELETE FROM one_time_pre_keys');
  // The signing keys are taken over. Where they are lost, the first device that asks for a certificate has others made, and
  // all hear of another trust root with their next certificates: what was sealed before is not vouched for any more.
}

/** A place below one that counts as expired would go at once. */
function repairPlaces(database: Database): void {
  database.exec(`
    INSERT INTO sqlite_sequence (name, seq)
      SELECT 'mail', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'mail');
    UPDATE sqlite_sequence SET seq = max(seq, (SELECT coalesce(max(last_sequence), 0) FROM relay_days))
      WHERE name = 'mail';
  `);
}

/** Where people or units were lost, the directory that comes with the relay is taken in again; one that was imported is not here. */
function repairChanges(database: Database, isWhole: (table: string) => boolean): void {
  database.exec(`
    CREATE TEMP TABLE last_change AS SELECT max(
      (SELECT coalesce(max(last), 0) FROM directory_changes),
      (SELECT coalesce(max(change), 0) FROM people),
      (SELECT coalesce(max(change), 0) FROM units)
    ) AS last;
    DELETE FROM directory_changes;
    INSERT INTO directory_changes SELECT last FROM last_change;
    DROP TABLE last_change;
  `);
  if (!isWhole('people') || !isWhole('units'))
    database.prepare('DELETE FROM directory_edition WHERE edition <> ?').run(importedEdition);
}
