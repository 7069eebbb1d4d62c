import { useQuery } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { offersQuery } from '#renderer/bridge/queries.ts';
import { AppError } from '#shared/errors/app-error.ts';

/** Whether the server answers a PC that is not enrolled, which has no connection yet that could say so. */
export type BackendState = 'connecting' | 'online' | 'offline';

/** What came of the last question to the server. One that refuses is there. */
export function useBackendState(): BackendState {
  const { error, errorUpdateCount, isSuccess } = useQuery(offersQuery(useBridge()));
  if (error !== null) return AppError.from(error).code === 'unavailable' ? 'offline' : 'online';
  if (isSuccess) return 'online';
  // While it is asked again, the last answer holds: the line would flicker otherwise.
  return errorUpdateCount > 0 ? 'offline' : 'connecting';
}
