import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** What belongs to a database besides its file: the log with the last commits, and the index of the log. */
const companions = ['-wal', '-shm'] as const;

/**
 * Creates an empty file that only its user can read; what is there already is left alone. It is not even opened: closing
 * it would drop the locks that SQLite in this process holds on it (POSIX).
 */
export function createPrivately(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
}

/**
 * Renames a database with its log, so that it can be opened under the new name. Whatever of it has been renamed before
 * is left alone: the call can be repeated after a crash. The database goes last, because it says that there is something.
 */
export function renameDatabase(from: string, to: string): void {
  for (const part of [...companions, ''])
    if (existsSync(`${from}${part}`)) renameSync(`${from}${part}`, `${to}${part}`);
}

/** Files beside `file` whose names begin with its name and `suffix`, without their folder. */
export function filesBeside(file: string, suffix: string): readonly string[] {
  const start = `${basename(file)}${suffix}`;
  return readdirSync(dirname(file)).filter((name) => name.startsWith(start));
}

/** A name beside `file`, without the folder, of the form `<file>.<word>-<UTC time>` that nothing has yet. */
export function freeName(file: string, word: string): string {
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const taken = new Set(filesBeside(file, `.${word}-${stamp}`));
  for (let count = 1; ; count++) {
    const name = `${basename(file)}.${word}-${stamp}${count === 1 ? '' : `-${String(count)}`}`;
    if (!taken.has(name)) return name;
  }
}

/** Makes a file's content durable. */
export function syncFile(file: string): void {
  sync(file, 'r+');
}

/** Makes the names in the folder of a file durable, so that a power cut cannot take a rename back. */
export function syncFolderOf(file: string): void {
  // Windows does not open folders; NTFS logs renames by itself.
  if (process.platform !== 'win32') sync(dirname(file), 'r');
}

function sync(path: string, flags: string): void {
  const handle = openSync(path, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
