import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { putConversation } from '#renderer/bridge/cache/put-conversation.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { PersonId } from '#shared/model/ids.ts';
import { useChatStore } from './chat-store.ts';

export interface OpenConversation {
  readonly open: (person: PersonId, done: () => void) => void;
  readonly busy: boolean;
  readonly error: ErrorCode | null;
  /** Forgets the error. */
  readonly dismiss: () => void;
}

/** Opens the conversation with a person, new or not, and selects it. */
export function useOpenConversation(): OpenConversation {
  const client = useBridge();
  const cache = useQueryClient();
  const select = useChatStore((store) => store.select);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (person: PersonId) => client.request('chats', 'open', { person }),
    onSuccess: (conversation) => {
      putConversation(cache, conversation);
      select(conversation.id);
    },
  });
  return {
    open: (person, done) => mutate(person, { onSuccess: done }),
    busy: isPending,
    error: error === null ? null : AppError.from(error).code,
    dismiss: reset,
  };
}
