import type { Migration } from '#sqlite/migrate.ts';

/**
 * To which agency units and people belong, by the id of the unit at the top: two agencies may have the same name. And since
 * which change the directory is kept by which run of the relay: a relay that was restored from a backup has runs of its own.
 */
export const agenciesById: Migration = {
  version: 120,
  update: (database) => {
    database.exec(`
      DROP INDEX people_by_agency;
      ALTER TABLE people DROP COLUMN agency;
      ALTER TABLE people ADD COLUMN agency TEXT;
      ALTER TABLE units ADD COLUMN agency TEXT;

      CREATE TEMP TABLE parts (parent TEXT, unit TEXT);
      INSERT INTO parts SELECT content ->> '$.parent', unit FROM units WHERE removed = 0;
      CREATE INDEX parts_by_parent ON parts (parent);
      WITH RECURSIVE placed (unit, agency) AS (
        SELECT unit, unit FROM parts WHERE parent IS NULL OR parent NOT IN (SELECT unit FROM parts)
        UNION ALL
        SELECT parts.unit, placed.agency FROM placed JOIN parts ON parts.parent = placed.unit
      )
      UPDATE units SET agency = placed.agency FROM placed WHERE placed.unit = units.unit;
      DROP TABLE parts;
      UPDATE people SET agency = (SELECT agency FROM units WHERE unit = people.content ->> '$.unit')
        WHERE removed = 0;
      CREATE INDEX people_by_agency ON people (agency, change);

      CREATE TABLE directory_runs (first INTEGER PRIMARY KEY, run TEXT NOT NULL) STRICT;
      INSERT INTO directory_runs VALUES (0, lower(hex(randomblob(8))));
    `);
  },
};
