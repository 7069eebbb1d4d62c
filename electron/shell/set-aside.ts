import { closeSync, fsyncSync, openSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/errors/app-error.ts';
import type { KeptDatabase } from './database-key.ts';

/** Earlier databases that are kept already. */
const kept = /\.(kept|damaged|stray)-/;

/**
 * Renames a database with everything that belongs to it, and its key, so that nothing stands in the way of new ones and
 * the old ones can be put back by hand. Nobody has it open. The key goes last: where it still is, it is the key of
 * whatever database is there.
 * @returns the name, without its folder, under which the database is kept.
 * @throws AppError `storage-failed`.
 */
export function setAside({ file, keyFile }: KeptDatabase): string {
  const folder = dirname(file);
  try {
    const suffix = freeSuffix(readdirSync(folder));
    const keptAs = `${basename(file)}${suffix}`;
    for (const name of partsOf(basename(file), readdirSync(folder)))
      renameSync(join(folder, name), join(folder, `${keptAs}${name.slice(basename(file).length)}`));
    if (readdirSync(dirname(keyFile)).includes(basename(keyFile))) renameSync(keyFile, `${keyFile}${suffix}`);
    syncFolder(folder);
    return keptAs;
  } catch (error) {
    throw new AppError('storage-failed', { cause: error });
  }
}

function partsOf(database: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => name.startsWith(database) && !kept.test(name)).toSorted();
}

function freeSuffix(names: readonly string[]): string {
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  for (let count = 1; ; count++) {
    const suffix = `.kept-${stamp}${count === 1 ? '' : `-${String(count)}`}`;
    if (!names.some((name) => name.includes(suffix))) return suffix;
  }
}

function syncFolder(folder: string): void {
  // Windows does not open folders; NTFS logs renames by itself.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
