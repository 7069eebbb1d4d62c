import type { Migration } from '#sqlite/migrate.ts';

/** What the person tells the others about themselves, whether the backend knows it, and the photos of others. */
export const profiles: Migration = {
  version: 80,
  update: (database) => {
    database.exec(`
      CREATE TABLE own_profile (
        singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
        words TEXT NOT NULL,
        availability_until INTEGER,
        photo BLOB,
        is_told INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE photos (
        kept INTEGER PRIMARY KEY AUTOINCREMENT,
        account TEXT NOT NULL UNIQUE,
        version TEXT NOT NULL,
        photo BLOB NOT NULL
      ) STRICT;
    `);
  },
};
