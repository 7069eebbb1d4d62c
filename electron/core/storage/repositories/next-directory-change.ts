import type { Database } from '#sqlite/database.ts';

/** Counts a change of the people or the units of the directory; answers its number. Belongs into the caller's transaction. */
export function nextDirectoryChange(database: Database, kind: 'people' | 'units'): number {
  return database
    .prepare(`UPDATE directory_changes SET ${kind} = ${kind} + 1 RETURNING ${kind}`)
    .pluck()
    .get() as number;
}

/** The number of the last change. */
export function lastDirectoryChange(database: Database, kind: 'people' | 'units'): number {
  return database.prepare(`SELECT ${kind} FROM directory_changes`).pluck().get() as number;
}
