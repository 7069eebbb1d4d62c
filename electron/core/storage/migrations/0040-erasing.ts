import type { Migration } from '#sqlite/migrate.ts';

/**
 * Whose message the content of a repetition is, so that it goes with the message; and whether something was deleted that is
 * still to be erased from the file.
 */
export const erasing: Migration = {
  version: 40,
  update: (database) => {
    database.exec(`
      ALTER TABLE outbox ADD COLUMN origin BLOB;
      CREATE INDEX outbox_by_origin ON outbox (origin) WHERE origin IS NOT NULL;
      CREATE TABLE erasing (
        singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
        erased_at INTEGER NOT NULL,
        is_wanted INTEGER NOT NULL
      ) STRICT;
    `);
  },
};
