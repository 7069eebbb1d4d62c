import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { messagesQuery } from '#renderer/bridge/queries.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { PageOfMessages } from './message-rows.ts';

export interface Messages {
  /** Oldest first, in pages and within them; undefined until the newest page is there. */
  readonly pages: readonly PageOfMessages[] | undefined;
  readonly error: ErrorCode | null;
  readonly retry: () => void;
  readonly older: 'none' | 'more' | 'loading' | 'failed';
  readonly loadOlder: () => void;
}

/** The messages of a conversation as far as they are loaded. */
export function useMessages(conversation: ConversationId): Messages {
  const query = useInfiniteQuery(messagesQuery(useBridge(), conversation));
  const { data, error, isFetching } = query;
  const pages = useMemo(() => data?.pages.toReversed().map(({ messages }) => messages), [data]);
  return {
    pages,
    error: pages === undefined && error !== null && !isFetching ? AppError.from(error).code : null,
    retry: () => void query.refetch(),
    older: query.isFetchingNextPage
      ? 'loading'
      : query.isFetchNextPageError
        ? 'failed'
        : query.hasNextPage
          ? 'more'
          : 'none',
    loadOlder: () => {
      if (query.hasNextPage && !isFetching) void query.fetchNextPage();
    },
  };
}
