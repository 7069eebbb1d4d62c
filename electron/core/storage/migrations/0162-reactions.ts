import type { Migration } from '#sqlite/migrate.ts';

/** Words below messages. One that was taken away stays as such: an earlier one that comes later does not bring it back. */
export const reactions: Migration = {
  version: 162,
  update: (database) => {
    database.exec(`
      CREATE TABLE reactions (
        message BLOB NOT NULL,
        account TEXT NOT NULL,
        word TEXT NOT NULL,
        is_on INTEGER NOT NULL,
        time INTEGER NOT NULL,
        PRIMARY KEY (message, account, word)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
