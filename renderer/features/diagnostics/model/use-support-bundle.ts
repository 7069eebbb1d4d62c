import { useMutation, useQuery } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { supportBundleQuery } from '#renderer/bridge/queries.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';

export interface SupportBundle {
  /** Undefined until it is made. */
  readonly text: string | undefined;
  /** Why it could not be made. */
  readonly error: ErrorCode | null;
  readonly retry: () => void;
  /** Asks where to, and saves what is shown. */
  readonly save: () => void;
  readonly saving: boolean;
  readonly saved: boolean;
  /** Why it could not be saved. */
  readonly saveError: ErrorCode | null;
}

/** Makes a support bundle when the page that shows it appears. */
export function useSupportBundle(): SupportBundle {
  const client = useBridge();
  const { data, error, isFetching, refetch } = useQuery(supportBundleQuery(client));
  const saving = useMutation({
    mutationFn: (id: string) => client.request('diagnostics', 'saveSupportBundle', { id }),
  });
  return {
    text: data?.text,
    error: data === undefined && error !== null && !isFetching ? AppError.from(error).code : null,
    retry: () => void refetch(),
    save: () => {
      if (data !== undefined) saving.mutate(data.id);
    },
    saving: saving.isPending,
    saved: saving.data?.saved === true,
    saveError: saving.error === null ? null : AppError.from(saving.error).code,
  };
}
