import { useQuery } from '@tanstack/react-query';
import type { Preferences } from '#shared/model/preferences.ts';
import { useBridge } from './bridge-context.ts';
import { preferencesQuery } from './queries.ts';

/** How the program behaves on this PC; undefined before the first answer. */
export function usePreferences(): Preferences | undefined {
  return useQuery(preferencesQuery(useBridge())).data;
}
