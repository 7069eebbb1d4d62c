import type { Migration } from '#sqlite/migrate.ts';

/** The people of an agency in the order of their changes: a new PC gets its own agency before all others. */
export const agenciesFirst: Migration = {
  version: 100,
  update: (database) => {
    database.exec(`
      ALTER TABLE people ADD COLUMN agency TEXT AS (content ->> '$.departments[0]') VIRTUAL;
      CREATE INDEX people_by_agency ON people (agency, change);
    `);
  },
};
