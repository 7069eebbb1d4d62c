import type { Migration } from '#sqlite/migrate.ts';

/** What messages answer, by the id that this PC has for it, whether it is there or not. */
export const quotes: Migration = {
  version: 161,
  update: (database) => {
    database.exec(`
      ALTER TABLE messages ADD COLUMN quote BLOB;
      CREATE INDEX messages_by_quote ON messages (quote) WHERE quote IS NOT NULL;
    `);
  },
};
