import type SqliteDatabase from 'better-sqlite3';

/** An open connection. Everything that has one got it from `openDatabase`. */
export type Database = SqliteDatabase.Database;
