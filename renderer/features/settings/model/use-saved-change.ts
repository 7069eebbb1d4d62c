import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';

export interface SavedChange<Change extends object> {
  readonly change: (change: Change) => void;
  /** What is being saved; the controls show it already. */
  readonly pending: Partial<Change>;
  /** Why the last change was not saved. */
  readonly error: ErrorCode | null;
  /** Tries the last change again. */
  readonly retry: () => void;
}

/** Saves changes at once; `save` answers all that holds then, which is what the cache keeps under the key. */
export function useSavedChange<Change extends object>(
  save: (change: Change) => Promise<object>,
  queryKey: QueryKey,
): SavedChange<Change> {
  const cache = useQueryClient();
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: save,
    onSuccess: (saved) => cache.setQueryData(queryKey, saved),
  });
  return {
    change: mutate,
    pending: isPending ? variables : {},
    error: error === null ? null : AppError.from(error).code,
    retry: () => {
      if (variables !== undefined) mutate(variables);
    },
  };
}
