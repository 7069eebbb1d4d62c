import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { queryKeys } from '#renderer/bridge/query-keys.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { Preferences } from '#shared/model/preferences.ts';
import { useSavedChange } from './use-saved-change.ts';

export interface Preference<Value> {
  /** As it will be, while that is being saved. */
  readonly value: Value;
  readonly change: (value: Value) => void;
  readonly error: ErrorCode | null;
  readonly retry: () => void;
}

/** One of the preferences, and the way to change it. */
export function usePreference<Name extends keyof Preferences>(
  saved: Preferences,
  name: Name,
): Preference<Preferences[Name]> {
  const client = useBridge();
  const { change, pending, error, retry } = useSavedChange<Pick<Preferences, Name>>(
    (changed) => client.request('preferences', 'set', changed),
    queryKeys.preferences,
  );
  return {
    value: pending[name] ?? saved[name],
    change: (value) => change({ [name]: value } as Pick<Preferences, Name>),
    error,
    retry,
  };
}
