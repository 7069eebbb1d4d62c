import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { flattenConversations } from '#renderer/bridge/cache/conversation-pages.ts';
import { conversationsQuery } from '#renderer/bridge/queries.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import { useChatStore, type ListFilter } from './chat-store.ts';

export interface Conversations {
  /** Undefined until the first page is there. */
  readonly rows: readonly Conversation[] | undefined;
  /** Why there are none. */
  readonly error: ErrorCode | null;
  readonly retry: () => void;
  readonly loadMore: () => void;
}

/** The list of conversations in its order, as far as it is loaded. */
export function useConversations(): Conversations {
  return useList('all');
}

/** What of it the list shows. The open conversation stays among the unread ones while one reads it. */
export function useShownConversations(): Conversations {
  const { filter, selected } = useChatStore();
  const { rows, ...rest } = useList(filter);
  return {
    rows: rows?.filter(({ id, unread }) => filter === 'all' || unread > 0 || id === selected),
    ...rest,
  };
}

function useList(filter: ListFilter): Conversations {
  const { data, error, isFetching, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(
    conversationsQuery(useBridge(), { unread: filter === 'unread' }),
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
