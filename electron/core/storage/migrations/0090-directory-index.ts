import type { Migration } from '#sqlite/migrate.ts';

/**
 * People and units get numbers that stay theirs, and each the change of the directory with which it came: an index that was
 * built from them refers to rows, and says up to which change it knows them. Nobody is looked for in rows any more:
 * indexes over a nation, in whose order people do not come, take more time to write than all the rest.
 */
export const directoryIndex: Migration = {
  version: 90,
  update: (database) => {
    database.exec(`
      CREATE TABLE numbered_people (
        row INTEGER PRIMARY KEY,
        person TEXT NOT NULL UNIQUE,
        content TEXT NOT NULL,
        details TEXT,
        account TEXT,
        seniority INTEGER NOT NULL DEFAULT 0,
        listed INTEGER NOT NULL DEFAULT 1,
        change INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      INSERT INTO numbered_people (person, content, details, account, seniority, listed, change)
        SELECT person, content, details, account, seniority, listed, 1 FROM people;
      DROP TABLE people;
      ALTER TABLE numbered_people RENAME TO people;
      CREATE UNIQUE INDEX people_by_account ON people (account) WHERE account IS NOT NULL;
      CREATE INDEX people_by_change ON people (change);

      CREATE TABLE numbered_units (
        row INTEGER PRIMARY KEY,
        unit TEXT NOT NULL UNIQUE,
        parent TEXT,
        name TEXT NOT NULL,
        place INTEGER NOT NULL
      ) STRICT;
      INSERT INTO numbered_units (unit, parent, name, place) SELECT unit, parent, name, place FROM units;
      DROP TABLE units;
      ALTER TABLE numbered_units RENAME TO units;
      CREATE INDEX units_by_parent ON units (parent, place, unit);

      CREATE TABLE directory_changes (
        singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
        people INTEGER NOT NULL,
        units INTEGER NOT NULL
      ) STRICT;
      INSERT INTO directory_changes VALUES (1, 1, 1);

      CREATE TABLE directory_index (
        singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
        name TEXT NOT NULL,
        key BLOB NOT NULL,
        people INTEGER NOT NULL,
        units INTEGER NOT NULL
      ) STRICT;
    `);
  },
};
