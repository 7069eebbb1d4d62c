import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { putConversation } from '#renderer/bridge/cache/put-conversation.ts';
import { safetyNumberQuery } from '#renderer/bridge/queries.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { SafetyNumber } from '#shared/model/trust.ts';

export interface SafetyNumberOfRoom {
  /** Null when there is none yet; undefined before the first answer. */
  readonly number: SafetyNumber | null | undefined;
  /** Why there is no answer. */
  readonly error: ErrorCode | null;
  readonly retry: () => void;
  /** Says, or takes back, that one has compared this very number. */
  readonly verify: (verified: boolean) => void;
  /** Says that one has seen that it is now this one. */
  readonly accept: () => void;
  /** Nothing can be said now: the number is not there, or the last statement is on its way. */
  readonly busy: boolean;
  /** Why the last statement was not taken, in words. */
  readonly problem: string | null;
}

/** The safety number of a conversation and what one can say about it. Asks only while `active`. */
export function useSafetyNumber({ id }: Conversation, active: boolean): SafetyNumberOfRoom {
  const text = useText();
  const client = useBridge();
  const cache = useQueryClient();
  const query = useQuery({ ...safetyNumberQuery(client, id), enabled: active });
  const number = query.data;
  const state = useMutation({
    mutationFn: ({ digits, means }: Statement) =>
      means === 'seen'
        ? client.request('chats', 'acceptIdentity', { conversation: id, digits })
        : client.request('chats', 'verify', { conversation: id, digits, verified: means === 'compared' }),
    onSuccess: (conversation) => putConversation(cache, conversation),
    // Mostly because the number is another one by now.
    onError: () => query.refetch(),
  });
  const say = (means: Statement['means']): void => {
    if (number !== null && number !== undefined) state.mutate({ digits: number.digits, means });
  };
  const replaced = state.variables !== undefined && state.variables.digits !== number?.digits;
  return {
    number,
    error: number === undefined && query.error !== null ? AppError.from(query.error).code : null,
    retry: () => void query.refetch(),
    verify: (verified) => say(verified ? 'compared' : 'not-compared'),
    accept: () => say('seen'),
    busy: number === null || number === undefined || state.isPending,
    problem:
      state.error === null
        ? null
        : replaced
          ? text('safety.replaced')
          : text('safety.not-changed', { reason: text(errorKey(AppError.from(state.error).code)) }),
  };
}

interface Statement {
  readonly digits: string;
  readonly means: 'seen' | 'compared' | 'not-compared';
}
