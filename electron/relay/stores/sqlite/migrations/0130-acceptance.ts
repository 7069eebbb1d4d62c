import type { Migration } from '#sqlite/migrate.ts';

/**
 * The last number of acceptance that was given, from which they rise for ever, and beside each what the clock said, where it
 * has gone back since: the order of what was written must not depend on a clock that somebody puts right.
 */
export const acceptance: Migration = {
  version: 130,
  update: (database) => {
    database.exec(`
      CREATE TABLE acceptance (singleton INTEGER PRIMARY KEY CHECK (singleton = 1), last INTEGER NOT NULL) STRICT;
      INSERT INTO acceptance SELECT 1, coalesce(max(accepted_at), 0) FROM accepted;
      ALTER TABLE accepted ADD COLUMN clock_at INTEGER;
      ALTER TABLE mail ADD COLUMN clock_at INTEGER;
    `);
  },
};
