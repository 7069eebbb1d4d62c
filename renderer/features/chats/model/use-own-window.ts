import { useMutation } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { ConversationId } from '#shared/model/ids.ts';

export interface OwnWindow {
  /** Opens the window of a conversation, or brings it to the front. */
  readonly open: (conversation: ConversationId) => void;
  readonly error: ErrorCode | null;
  readonly dismiss: () => void;
}

/** The way to a window that shows one conversation only. */
export function useOwnWindow(): OwnWindow {
  const client = useBridge();
  const { mutate, error, reset } = useMutation({
    mutationFn: (conversation: ConversationId) =>
      client.request('windows', 'openConversation', { conversation }),
  });
  return { open: mutate, error: error === null ? null : AppError.from(error).code, dismiss: reset };
}
