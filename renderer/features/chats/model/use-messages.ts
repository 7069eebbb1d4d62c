import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { flattenMessages } from '#renderer/bridge/cache/message-pages.ts';
import { messagesQuery } from '#renderer/bridge/queries.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';

export interface Messages {
  /** Oldest first; undefined until the newest page is there. */
  readonly messages: readonly Message[] | undefined;
  readonly error: ErrorCode | null;
  readonly retry: () => void;
  readonly older: 'none' | 'more' | 'loading' | 'failed';
  readonly loadOlder: () => void;
}

/** The messages of a conversation as far as they are loaded. */
export function useMessages(conversation: ConversationId): Messages {
  const query = useInfiniteQuery(messagesQuery(useBridge(), conversation));
  const { data, error, isFetching } = query;
  const messages = useMemo(() => (data === undefined ? undefined : flattenMessages(data.pages)), [data]);
  return {
    messages,
    error: messages === undefined && error !== null && !isFetching ? AppError.from(error).code : null,
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
