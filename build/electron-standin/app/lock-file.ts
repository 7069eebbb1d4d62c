import { DatabaseSync } from 'node:sqlite';

/** A lock that this process has. The system takes it back when the process ends, however it does. */
export interface HeldLock {
  release(): void;
}

/**
 * Locks a file; null where another process has it. It is SQLite's lock of whoever is about to write, the only lock of the
 * system that Node takes without waiting for an answer; nothing is ever written, and the file stays.
 */
export function takeLock(file: string): HeldLock | null {
  const database = new DatabaseSync(file);
  try {
    // A journal on the disk would have to be undone after a kill, by one of those who start at once.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN IMMEDIATE');
  } catch (error) {
    database.close();
    if ((error as { readonly errcode?: number }).errcode === BUSY) return null;
    throw error;
  }
  return { release: () => database.close() };
}

/** SQLITE_BUSY */
const BUSY = 5;
