import { AppError } from '#shared/errors/app-error.ts';
import type { Database } from './database.ts';

/**
 * Reads the whole database once: every page, the order of every tree. Takes about a second for 300 MB.
 * @throws AppError `database-unreadable` when anything is wrong with it.
 */
export function requireSound(database: Database): void {
  const found = database.pragma('quick_check(1)', { simple: true });
  if (found !== 'ok') throw new AppError('database-unreadable', { cause: new Error('quick_check') });
}
