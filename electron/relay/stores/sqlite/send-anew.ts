import type { Database } from '#sqlite/database.ts';

/**
 * Makes everybody of the directory who meets an SQL condition a change, in the order they have: whoever asks what has changed
 * gets them again. Belongs into the caller's transaction.
 */
export function sendAnew(database: Database, condition: string): void {
  database.exec(`
    UPDATE people SET change = (SELECT last FROM directory_changes) + numbered.place
    FROM (
      SELECT person, row_number() OVER (ORDER BY change) AS place FROM people WHERE removed = 0 AND (${condition})
    ) AS numbered
    WHERE people.person = numbered.person;
    UPDATE directory_changes SET last = max(last, coalesce((SELECT max(change) FROM people), 0));
  `);
}
