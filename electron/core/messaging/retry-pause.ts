import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import { RateLimitedError } from '#shared/backend/rate-limited-error.ts';

/** The pause after what may be cured by waiting (a full mailbox or disk, a relay that stumbles): doubled each time in a row. */
const firstPauseMs = 250;
const longestDoubledMs = 30_000;
/** Whatever the backend says, in an hour it is asked again. Timers would take no more than 2^31 - 1 ms. */
const longestPauseMs = 60 * 60 * 1000;

/** Not the job's fault: this PC has to be mended first, and the job is none the worse for waiting. */
const faultsOfThisPc: ReadonlySet<ErrorCode> = new Set(['storage-failed', 'database-unreadable', 'internal']);

/** Whether a job that failed so stays in the outbox. */
export function mayHelpLater(error: unknown): boolean {
  return !(error instanceof AppError) || error.retryable || faultsOfThisPc.has(error.code);
}

/** How long a queue rests after a failure, in milliseconds; `failures` is how many there were in a row before it. */
export function pauseAfter(error: unknown, failures: number): number {
  if (error instanceof RateLimitedError) return Math.min(longestPauseMs, error.retryAfterMs);
  return Math.min(longestDoubledMs, firstPauseMs * 2 ** Math.min(failures, 20));
}
