import type { Migration } from '#sqlite/migrate.ts';

/** What people tell the others of their agency about themselves. */
export const profiles: Migration = {
  version: 70,
  update: (database) => {
    database.exec(`
      CREATE TABLE profiles (
        account TEXT PRIMARY KEY,
        content TEXT NOT NULL,
        photo BLOB
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
