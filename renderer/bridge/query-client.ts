import { QueryClient } from '@tanstack/react-query';
import { AppError } from '#shared/errors/app-error.ts';

/**
 * The cache of the page. The main process is always there and pushes every change, so nothing is fetched again because
 * of time, focus or the browser's idea of being online.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, error) => failures < 2 && error instanceof AppError && error.retryable,
        retryDelay: (failures) => 400 * (failures + 1),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
