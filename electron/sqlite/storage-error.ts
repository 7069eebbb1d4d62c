import SqliteDatabase from 'better-sqlite3';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';

/**
 * What a failure of the database or of the file system is to the person: `storage-full` (retryable: nothing was
 * written, and it works when there is room again), `storage-failed` for a disk that cannot be read or written,
 * `database-unreadable` for a damaged database or a key that does not fit. Null when the error tells of nothing of that
 * kind, such as a lock held by somebody else. An AppError is nobody's raw failure any more: null.
 */
export function storageError(error: unknown): AppError | null {
  const code = error instanceof AppError ? null : codeOf(error);
  return code === null ? null : new AppError(code, { cause: error });
}

function codeOf(error: unknown): ErrorCode | null {
  if (error instanceof SqliteDatabase.SqliteError) return codeOfSqlite(error.code);
  return error instanceof Error && 'code' in error && 'syscall' in error ? codeOfFile(error.code) : null;
}

function codeOfSqlite(code: string): ErrorCode | null {
  if (code === 'SQLITE_FULL') return 'storage-full';
  // The cipher makes no difference between a damaged page, a key that does not fit, and a file that is no database.
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return 'database-unreadable';
  return /^SQLITE_(READONLY|IOERR|CANTOPEN)/.test(code) ? 'storage-failed' : null;
}

/** A quota that is used up is a full disk to whoever has it. Every other failing call is a failing disk. */
function codeOfFile(code: unknown): ErrorCode {
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'storage-full' : 'storage-failed';
}
