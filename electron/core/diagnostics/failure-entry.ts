import { isErrorCode } from '#shared/errors/error-code.ts';
import type { LogEntry, loggedParts } from './log-entry.ts';
import { loggedCause } from './logged-cause.ts';

/** What `describeFailure` says of an error, as an entry of the log. */
export function failureEntry(
  part: (typeof loggedParts)[number],
  { code, cause }: { readonly code: string; readonly cause: string },
): LogEntry {
  return {
    event: 'failure',
    part,
    code: isErrorCode(code) ? code : 'internal',
    cause: loggedCause(cause),
  };
}
