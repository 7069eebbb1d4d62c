import type SqliteDatabase from 'better-sqlite3';

/** An open connection: of a database in use from `openDatabase`, of one that is salvaged from `connect`. */
export type Database = SqliteDatabase.Database;
