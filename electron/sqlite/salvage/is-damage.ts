import SqliteDatabase from 'better-sqlite3';

/** Whether a read failed because of what lies in that place: a page that is not authentic, or a sector that is broken. */
export function isDamage(error: unknown): boolean {
  return error instanceof SqliteDatabase.SqliteError && /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(error.code);
}
