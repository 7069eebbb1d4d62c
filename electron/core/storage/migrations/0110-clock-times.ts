import type { Migration } from '#sqlite/migrate.ts';

/**
 * What the clock said, beside times that order: the relay's times go on rising when its clock has been put right, and people
 * want to see what the clock says.
 */
export const clockTimes: Migration = {
  version: 110,
  update: (database) => {
    database.exec(`
      ALTER TABLE messages ADD COLUMN clock_at INTEGER;
      ALTER TABLE conversations ADD COLUMN clock_at INTEGER;
      ALTER TABLE kept_envelopes ADD COLUMN clock_at INTEGER;
    `);
  },
};
