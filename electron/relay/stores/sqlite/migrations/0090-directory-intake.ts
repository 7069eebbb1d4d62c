import type { Migration } from '#sqlite/migrate.ts';

/**
 * Where a directory is staged before it is taken in, which units have become which, and who may see what of people. Not
 * temporary tables: these would lie in memory, and a directory may have over a million people.
 */
export const directoryIntake: Migration = {
  version: 90,
  update: (database) => {
    database.exec(`
      CREATE TABLE visibility (
        singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
        content TEXT NOT NULL
      ) STRICT;
      CREATE TABLE unit_successors (former TEXT PRIMARY KEY, unit TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE staged_successors (former TEXT PRIMARY KEY, unit TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE staged_units (
        sequence INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        line INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('read', 'kept', 'gone')),
        content TEXT
      ) STRICT;
      CREATE TABLE staged_people (
        sequence INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        line INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('read', 'kept', 'gone')),
        unit TEXT,
        content TEXT
      ) STRICT;
      CREATE TABLE staged_aliases (former TEXT PRIMARY KEY, unit TEXT) STRICT, WITHOUT ROWID;
      CREATE TABLE staged_children (
        parent TEXT NOT NULL,
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (parent, id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE staged_paths (unit TEXT PRIMARY KEY, path TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE staged_changes (
        sequence INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        what TEXT NOT NULL,
        id TEXT NOT NULL,
        content TEXT
      ) STRICT;
    `);
  },
};
