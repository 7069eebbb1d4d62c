import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { membersQuery } from '#renderer/bridge/group-queries.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import type { ConversationId } from '#shared/model/ids.ts';

export type Member = RequestOutput<'groups', 'members'>['members'][number];

export interface Members {
  /** Undefined until the first page is there. */
  readonly members: readonly Member[] | undefined;
  /** How many of all of them the directory has no more. */
  readonly gone: number;
  readonly error: ErrorCode | null;
  readonly retry: () => void;
  readonly loadMore: () => void;
}

/** Who is in a room, as far as it is loaded. */
export function useMembers(conversation: ConversationId, active = true): Members {
  const { data, error, isFetching, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    ...membersQuery(useBridge(), conversation),
    enabled: active,
  });
  const members = useMemo(() => data?.pages.flatMap((page) => page.members), [data]);
  return {
    members,
    gone: data?.pages.at(-1)?.gone ?? 0,
    error: members === undefined && error !== null && !isFetching ? AppError.from(error).code : null,
    retry: () => void refetch(),
    loadMore: () => {
      if (hasNextPage && !isFetching) void fetchNextPage();
    },
  };
}
