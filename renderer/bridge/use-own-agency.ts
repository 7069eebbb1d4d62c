import type { Person } from '#shared/model/person.ts';
import { useAppStatus } from './use-app-status.ts';

/** The agency oneself belongs to, as one's own record names it; undefined before one is signed in. */
export function useOwnAgency(): Pick<Person, 'agency' | 'departments'> | undefined {
  return useAppStatus()?.self ?? undefined;
}
