import type { Migration } from '#sqlite/migrate.ts';

/** Conversations that stand above the others, and the list in its order, also of those alone that are unread. */
export const favourites: Migration = {
  version: 70,
  update: (database) => {
    database.exec(`
      ALTER TABLE conversations ADD COLUMN favourite INTEGER NOT NULL DEFAULT 0;
      DROP INDEX conversations_by_time;
      CREATE INDEX conversations_in_order ON conversations (favourite DESC, time DESC, conversation DESC);
      CREATE INDEX conversations_unread_in_order ON conversations (favourite DESC, time DESC, conversation DESC)
        WHERE unread > 0;
    `);
  },
};
