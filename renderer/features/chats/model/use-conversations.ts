import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { flattenConversations } from '#renderer/bridge/cache/conversation-pages.ts';
import { conversationsQuery } from '#renderer/bridge/queries.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { Conversation } from '#shared/model/conversation.ts';

export interface Conversations {
  /** Undefined until the first page is there. */
  readonly rows: readonly Conversation[] | undefined;
  /** Why there are none. */
  readonly error: ErrorCode | null;
  readonly retry: () => void;
  readonly loadMore: () => void;
}

/** The list of conversations, newest first, as far as it is loaded. */
export function useConversations(): Conversations {
  const { data, error, isFetching, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(
    conversationsQuery(useBridge()),
  );
  const rows = useMemo(() => (data === undefined ? undefined : flattenConversations(data.pages)), [data]);
  return {
    rows,
    error: rows === undefined && error !== null && !isFetching ? AppError.from(error).code : null,
    retry: () => void refetch(),
    loadMore: () => {
      if (hasNextPage && !isFetching) void fetchNextPage();
    },
  };
}
