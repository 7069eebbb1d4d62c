import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { peopleQuery } from '#renderer/bridge/directory-queries.ts';
import { conversationsFoundQuery } from '#renderer/bridge/queries.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import { queryWords, type QueryWord } from '#shared/hangul/query-words.ts';
import type { Hit } from './hit.ts';

/** What was found of one kind; that of the former query until the new one is there. */
export interface Section {
  /** Undefined before the first answer. */
  readonly hits: readonly Hit[] | undefined;
  readonly error: ErrorCode | null;
  readonly retry: () => void;
}

export interface QuickSearch {
  readonly words: readonly QueryWord[];
  readonly conversations: Section;
  /** Null while nothing is asked for: nobody needs a list of everybody. */
  readonly people: Section | null;
  /** All rows in the order in which they are drawn. */
  readonly hits: readonly Hit[];
  /** Whether they belong to the query of now. */
  readonly settled: boolean;
}

/** The conversations and the people whom a query finds; without one the newest conversations. */
export function useQuickSearch(typed: string): QuickSearch {
  const client = useBridge();
  const query = typed.normalize('NFC').trim().slice(0, longestQuery);
  const wantsPeople = query !== '';
  const chats = useQuery(conversationsFoundQuery(client, query));
  const staff = useQuery({ ...peopleQuery(client, query), enabled: wantsPeople });
  const conversations = section(
    chats,
    chats.data?.conversations.map((conversation): Hit => ({ kind: 'conversation', conversation })),
  );
  const people = wantsPeople
    ? section(
        staff,
        staff.data?.people.map((found): Hit => ({ kind: 'person', ...found })),
      )
    : null;
  return {
    words: queryWords(query),
    conversations,
    people,
    hits: [...(conversations.hits ?? []), ...(people?.hits ?? [])],
    settled: isSettled(chats) && (!wantsPeople || isSettled(staff)),
  };
}

const longestQuery = 100;

function section({ error, isFetching, refetch }: UseQueryResult, hits: Section['hits']): Section {
  return {
    hits: error === null ? hits : undefined,
    error: error === null || isFetching ? null : AppError.from(error).code,
    retry: () => void refetch(),
  };
}

/** What could not be found will not come by waiting: the rest may be chosen from. */
function isSettled({ data, error, isPlaceholderData }: UseQueryResult): boolean {
  return error !== null || (data !== undefined && !isPlaceholderData);
}
