import { randomBytes } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';

const pageBytes = 4096;

/** Damages a page of a database file, counted from 1, as a failing disk does: it cannot be read from then on. */
export function damagePage(file: string, page: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, randomBytes(64), 0, 64, (page - 1) * pageBytes + 500);
  closeSync(handle);
}
