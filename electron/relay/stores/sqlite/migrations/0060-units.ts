import type { Migration } from '#sqlite/migrate.ts';

/** The parts of the agencies, tombstones of what the directory no longer has, and which edition of it was taken in. */
export const units: Migration = {
  version: 60,
  update: (database) => {
    database.exec(`
      ALTER TABLE people ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
      CREATE TABLE units (
        unit TEXT PRIMARY KEY,
        content TEXT NOT NULL,
        change INTEGER NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX units_by_change ON units (change);
      CREATE TABLE directory_edition (
        singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
        edition TEXT NOT NULL
      ) STRICT;
    `);
  },
};
