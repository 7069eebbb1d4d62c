import type { CoreClient } from '#core/core-client.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import type { AppStatus } from '#shared/model/app-status.ts';
import { mayStartAnew } from '#shared/model/recovery.ts';
import type { keyData } from '../database-key.ts';

/** What a new beginning works with. */
export interface StartAnewPorts {
  readonly status: () => Promise<Pick<AppStatus, 'failure'>>;
  readonly reopen: CoreClient['reopen'];
  /** See `setAside`. */
  readonly putAside: () => string;
  readonly newKey: () => Promise<ReturnType<typeof keyData>>;
  readonly onDone: () => void;
}

/**
 * Puts the history aside and starts with an empty one.
 * @throws AppError `invalid-request` where the interface does not offer it: a page that has gone wrong must not be able to
 * put away what can be opened still. `storage-failed`.
 */
export async function startAnew({
  status,
  reopen,
  putAside,
  newKey,
  onDone,
}: StartAnewPorts): Promise<RequestOutput<'recovery', 'startAnew'>> {
  const { failure } = await status();
  if (!mayStartAnew(failure)) throw new AppError('invalid-request');
  let keptAs = '';
  await reopen(async (data) => {
    keptAs = putAside();
    return { ...data, ...(await newKey()) };
  });
  onDone();
  return { keptAs };
}
