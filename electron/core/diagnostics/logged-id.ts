import { createHmac, randomBytes } from 'node:crypto';
import type { Brand } from '#shared/model/brand.ts';

/** What stands for an id in the log. */
export type LoggedId = Brand<string, 'LoggedId'>;

/** The form of such an id, by which the log checks it once more. */
export const loggedIdPattern = /^[0-9a-f]{8}$/;

/** Never stored: after the thread has ended, nobody can tell which id a line was about, not even with the id at hand. */
const salt = randomBytes(32);

/** Makes lines about the same id recognisable as such within one run of a thread, without revealing the id. */
export function loggedId(id: string): LoggedId {
  return createHmac('sha256', salt).update(id).digest('hex').slice(0, 8) as LoggedId;
}
