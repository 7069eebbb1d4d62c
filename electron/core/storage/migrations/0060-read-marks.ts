import type { Migration } from '#sqlite/migrate.ts';

/**
 * Conversations whose peer has not been told yet how far the person has read; and own messages that were delivered and not
 * read, so that a read mark is found out without a look at the whole history.
 */
export const readMarks: Migration = {
  version: 60,
  update: (database) => {
    database.exec(`
      ALTER TABLE conversations ADD COLUMN read_owed INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX conversations_read_owed ON conversations (read_owed) WHERE read_owed = 1;
      CREATE INDEX messages_delivered ON messages (conversation, time)
        WHERE author_account IS NULL AND state = 'delivered';
    `);
  },
};
