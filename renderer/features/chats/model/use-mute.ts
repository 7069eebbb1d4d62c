import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { putConversation } from '#renderer/bridge/cache/put-conversation.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { Conversation } from '#shared/model/conversation.ts';

export interface Mute {
  /** As it will be, while that is being saved. */
  readonly muted: boolean;
  readonly toggle: () => void;
  /** Why it stayed as it was. */
  readonly error: ErrorCode | null;
  readonly dismiss: () => void;
}

/** Whether a conversation notifies, and the way to change that. */
export function useMute({ id, muted: saved }: Conversation): Mute {
  const client = useBridge();
  const cache = useQueryClient();
  const { mutate, isPending, variables, error, reset } = useMutation({
    mutationFn: (muted: boolean) => client.request('chats', 'mute', { conversation: id, muted }),
    onSuccess: (conversation) => putConversation(cache, conversation),
  });
  const muted = isPending ? variables : saved;
  return {
    muted,
    toggle: () => mutate(!muted),
    error: error === null ? null : AppError.from(error).code,
    dismiss: reset,
  };
}
