import { useQuery } from '@tanstack/react-query';
import type { Settings } from '#shared/model/settings.ts';
import { useBridge } from './bridge-context.ts';
import { settingsQuery } from './queries.ts';

/** What the person has chosen; undefined before the first answer. */
export function useSettings(): Settings | undefined {
  return useQuery(settingsQuery(useBridge())).data;
}
