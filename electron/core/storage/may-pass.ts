import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import { isHeldElsewhere } from '#sqlite/open-database.ts';

const faultsOfTheDisk: ReadonlySet<ErrorCode> = new Set([
  'storage-full',
  'storage-failed',
  'database-unreadable',
]);

/** Whether a transaction failed because of the disk, or because somebody else had the file: not because of what was written. */
export function mayPass(error: unknown): boolean {
  return error instanceof AppError ? faultsOfTheDisk.has(error.code) : isHeldElsewhere(error);
}
