import { describeFailure } from '#shared/errors/describe-failure.ts';

/** What happened, in words that hold no content: a code, and the kind and place of its cause. */
export interface LoggedFailure {
  readonly code: string;
  readonly cause: string;
}

/** Writes a failure to the program's error output, where a developer sees it; the log file is another matter. */
export function logFailure({ code, cause }: LoggedFailure): void {
  console.error(`narae: ${code} (${cause})`);
}

/** Writes any thrown value, reduced to what may be told. */
export function logError(error: unknown): void {
  logFailure(describeFailure(error));
}
