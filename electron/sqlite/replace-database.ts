import { existsSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBeside, freeName, renameDatabase, syncFile, syncFolderOf } from './database-files.ts';

/**
 * Puts `replacement` (a whole, closed database without a log) in the place of `file`, which nobody has open, and keeps
 * what was there. Database and log are several files, and no rename moves them at once: so the replacement first gets a
 * name that says what is to be done, and {@link finishReplacement} does it, again at the next start if this one crashes.
 * Before that name is durable there is the old state, after it the new one.
 * @returns the name, without its folder, under which the old database is kept.
 */
export function replaceDatabase(file: string, replacement: string): string {
  const keptAs = freeName(file, 'damaged');
  syncFile(replacement);
  renameSync(replacement, join(dirname(file), keptAs.replace('.damaged-', '.replaced-by-')));
  syncFolderOf(file);
  finishReplacement(file);
  return keptAs;
}

/** Does what is left of a replacement that was begun. Every opener calls it before it looks at the file. */
export function finishReplacement(file: string): void {
  const folder = dirname(file);
  if (!existsSync(folder)) return;
  for (const name of filesBeside(file, '.replaced-by-')) {
    // What has been moved before a crash is no longer here; what is here still is the old database.
    renameDatabase(file, join(folder, name.replace('.replaced-by-', '.damaged-')));
    syncFolderOf(file);
    renameSync(join(folder, name), file);
    syncFolderOf(file);
  }
}

/** A log without its database would be deleted by SQLite, or mistaken for that of a new one: it is kept apart. */
export function setStrayLogAside(file: string): void {
  if (existsSync(file) || !existsSync(`${file}-wal`)) return;
  renameDatabase(file, join(dirname(file), freeName(file, 'stray')));
  syncFolderOf(file);
}
