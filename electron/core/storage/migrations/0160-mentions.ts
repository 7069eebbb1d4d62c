import type { Migration } from '#sqlite/migrate.ts';

/** Whom messages name, by accounts, and which of them name the own one. */
export const mentions: Migration = {
  version: 160,
  update: (database) => {
    database.exec(`
      ALTER TABLE messages ADD COLUMN mentions TEXT;
      ALTER TABLE messages ADD COLUMN mentions_me INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX messages_mentioning_me ON messages (conversation, arrival) WHERE mentions_me = 1;
    `);
  },
};
