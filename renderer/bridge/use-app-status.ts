import { useQuery } from '@tanstack/react-query';
import type { AppStatus } from '#shared/model/app-status.ts';
import { useBridge } from './bridge-context.ts';
import { statusQuery } from './queries.ts';

/** The status of the messenger; undefined before the first answer. */
export function useAppStatus(): AppStatus | undefined {
  return useQuery(statusQuery(useBridge())).data;
}
