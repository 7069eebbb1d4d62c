import type { Migration } from '#sqlite/migrate.ts';

/** Conversations that notify of nothing, and the sum of what is unread without a look at every row. */
export const mute: Migration = {
  version: 30,
  update: (database) => {
    database.exec(`
      ALTER TABLE conversations ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX conversations_unread ON conversations (muted, unread) WHERE unread > 0;
    `);
  },
};
