import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { queryKeys } from '#renderer/bridge/query-keys.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { RequestInput } from '#shared/ipc/contract.ts';

export interface Enrolment {
  readonly enrol: (as: RequestInput<'signIn', 'enrol'>) => void;
  readonly busy: boolean;
  readonly error: ErrorCode | null;
  readonly forget: () => void;
}

/** Enrols this PC. Afterwards the app status says so, and the app leaves the sign-in screen by itself. */
export function useEnrol(): Enrolment {
  const client = useBridge();
  const cache = useQueryClient();
  const { mutate, isPending, isSuccess, error, reset } = useMutation({
    mutationFn: (as: RequestInput<'signIn', 'enrol'>) => client.request('signIn', 'enrol', as),
    onSuccess: (status) => cache.setQueryData(queryKeys.status, status),
    // Whoever took this person first is marked in the list.
    onError: () => cache.invalidateQueries({ queryKey: queryKeys.offers }),
  });
  return {
    enrol: mutate,
    busy: isPending || isSuccess,
    error: error === null ? null : AppError.from(error).code,
    forget: reset,
  };
}
