import type { Brand } from '#shared/model/brand.ts';

/** Kind and place of an error's cause, as `describeFailure` tells them. */
export type LoggedCause = Brand<string, 'LoggedCause'>;

/** `SqliteError/SQLITE_FULL at run (storage.ts:42)`, or parts of it: identifiers, no sentences. */
export const loggedCausePattern =
  /^[A-Za-z]\w{0,60}(\/\w{1,60})?( at [\w.#<>-]{1,80}(:\d{1,7}| \([\w.-]{1,80}:\d{1,7}\)))?$/;

/** A cause that has not this form is `other`. */
export function loggedCause(text: string): LoggedCause {
  return (loggedCausePattern.test(text) ? text : 'other') as LoggedCause;
}
