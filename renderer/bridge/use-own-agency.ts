import { useAppStatus } from './use-app-status.ts';

/** The agency oneself belongs to, by name; undefined before one is signed in. */
export function useOwnAgency(): string | undefined {
  return useAppStatus()?.self?.departments[0];
}
