import type { Migration } from '#sqlite/migrate.ts';

/**
 * The parts of the agencies, and what people are found, ordered and shown by. The directory is asked for anew from its
 * beginning: what lies here knows nothing of units.
 */
export const directory: Migration = {
  version: 50,
  update: (database) => {
    database.exec(`
      CREATE TABLE units (
        unit TEXT PRIMARY KEY,
        parent TEXT,
        name TEXT NOT NULL,
        place INTEGER NOT NULL,
        search TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX units_by_parent ON units (parent, place, unit);

      ALTER TABLE people ADD COLUMN unit TEXT;
      ALTER TABLE people ADD COLUMN agency TEXT NOT NULL DEFAULT '';
      ALTER TABLE people ADD COLUMN name TEXT NOT NULL DEFAULT '';
      ALTER TABLE people ADD COLUMN seniority INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE people ADD COLUMN present INTEGER NOT NULL DEFAULT 1;
      ALTER TABLE people ADD COLUMN details TEXT;
      DROP INDEX people_by_department;
      ALTER TABLE people DROP COLUMN department;
      CREATE INDEX people_by_unit ON people (unit, present DESC, seniority, name, person) WHERE listed = 1;
      UPDATE people SET content = json_set(content, '$.unit', NULL, '$.employment', json('{"kind":"working"}'));
      DELETE FROM directory_state;
    `);
  },
};
