import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { queryKeys } from '#renderer/bridge/query-keys.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { RequestInput } from '#shared/ipc/contract.ts';

export type SettingsChange = RequestInput<'settings', 'set'>;

export interface ChangeSettings {
  readonly change: (change: SettingsChange) => void;
  /** What is being saved; the controls show it already. */
  readonly pending: SettingsChange;
  /** Why the last change was not saved. */
  readonly error: ErrorCode | null;
}

/** Changes settings; what is not named stays. */
export function useChangeSettings(): ChangeSettings {
  const client = useBridge();
  const cache = useQueryClient();
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: (change: SettingsChange) => client.request('settings', 'set', change),
    onSuccess: (settings) => cache.setQueryData(queryKeys.settings, settings),
  });
  return {
    change: mutate,
    pending: isPending ? variables : {},
    error: error === null ? null : AppError.from(error).code,
  };
}
