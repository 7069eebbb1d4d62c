import { useQuery } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { foundConversationQuery } from '#renderer/bridge/queries.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';

export interface FoundConversation {
  /** Undefined until it is found. */
  readonly conversation: Conversation | undefined;
  /** Why it is not there; `not-found` when there is none of this id. */
  readonly error: ErrorCode | null;
  readonly retry: () => void;
}

/** A conversation by its id, wherever in the list it lies. */
export function useFoundConversation(id: ConversationId): FoundConversation {
  const { data, error, isFetching, refetch } = useQuery(foundConversationQuery(useBridge(), id));
  return {
    conversation: data,
    error: data === undefined && error !== null && !isFetching ? AppError.from(error).code : null,
    retry: () => void refetch(),
  };
}
