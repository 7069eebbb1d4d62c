import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import type { NaraeClient } from '#renderer/bridge/client.ts';
import { queryKeys } from '#renderer/bridge/query-keys.ts';
import { AppError } from '#shared/errors/app-error.ts';
import {
  useRecoveryStore,
  type RecoveryOutcome,
  type RecoveryState,
  type RecoveryWay,
} from './recovery-store.ts';

export interface Recovery extends RecoveryState {
  /** Begins, unless something is being done already. */
  readonly begin: (way: RecoveryWay) => void;
}

/** The two things one can do about a database that does not open. */
export function useRecovery(): Recovery {
  const client = useBridge();
  const cache = useQueryClient();
  const state = useRecoveryStore();
  return { ...state, begin: (way) => void recover(client, cache, way) };
}

/** Does it and keeps in the store what comes of it. The pages in the cache are of the old database then. */
async function recover(client: NaraeClient, cache: QueryClient, way: RecoveryWay): Promise<void> {
  const { getState, setState } = useRecoveryStore;
  if (getState().busy !== null) return;
  setState({ busy: way, failure: null, outcome: null });
  try {
    setState({ busy: null, outcome: await request(client, way) });
    await cache.resetQueries({ queryKey: queryKeys.allChats });
  } catch (problem) {
    setState({ busy: null, failure: { way, code: AppError.from(problem).code } });
  }
}

async function request(client: NaraeClient, way: RecoveryWay): Promise<RecoveryOutcome> {
  return way === 'salvage'
    ? { way, ...(await client.request('recovery', 'salvage', {})) }
    : { way, ...(await client.request('recovery', 'startAnew', {})) };
}
