import { useQuery } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { peopleQuery } from '#renderer/bridge/directory-queries.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';

export type FoundPerson = RequestOutput<'directory', 'search'>['people'][number];

export interface PeopleSearch {
  /** Those of the former query until the new ones are there; undefined before the first. */
  readonly found: readonly FoundPerson[] | undefined;
  /** Whether `found` belongs to the query of now. */
  readonly settled: boolean;
  readonly error: ErrorCode | null;
  readonly retry: () => void;
}

/** The people who match a query. */
export function usePeople(query: string): PeopleSearch {
  const words = query.normalize('NFC').trim().slice(0, longestQuery);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery(peopleQuery(useBridge(), words));
  return {
    found: error === null ? data?.people : undefined,
    settled: data !== undefined && !isPlaceholderData,
    error: error !== null && !isFetching ? AppError.from(error).code : null,
    retry: () => void refetch(),
  };
}

const longestQuery = 100;
