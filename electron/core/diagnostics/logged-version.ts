import type { Brand } from '#shared/model/brand.ts';

/** A version number as it may stand in the log. */
export type LoggedVersion = Brand<string, 'LoggedVersion'>;

/** The form of such a version, by which the log checks it once more. */
export const loggedVersionPattern = /^(\d{1,6}(\.\d{1,6}){1,4}(-[a-z]{1,10}(\.\d{1,6})?)?|none)$/;

/** A version of the form `1.2.3` or `1.2.3-beta.1`; anything else, and a missing one, is `none`. */
export function loggedVersion(text: string | undefined): LoggedVersion {
  const isVersion = text !== undefined && loggedVersionPattern.test(text);
  return (isVersion ? text : 'none') as LoggedVersion;
}
