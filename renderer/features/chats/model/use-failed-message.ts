import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { applyAnswer, applyMessages, type MessagePages } from '#renderer/bridge/cache/message-pages.ts';
import { queryKeys } from '#renderer/bridge/query-keys.ts';
import { Trash } from '#renderer/ui/icons.ts';
import { showToast } from '#renderer/ui/toast/toast-store.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { Message } from '#shared/model/message.ts';
import type { PeerTrust } from '#shared/model/trust.ts';
import { backToDraft } from './back-to-draft.ts';

export interface FailedMessage {
  readonly retry: () => void;
  readonly discard: () => void;
  readonly busy: boolean;
  /** Why the last of the two did not work. */
  readonly error: ErrorCode | null;
  readonly dismiss: () => void;
}

/** Trying again would fail the same way; accepting the new safety number sends it by itself. */
export function isStopped({ failure }: Pick<Message, 'failure'>, trust: PeerTrust): boolean {
  return failure === 'untrusted-identity' && trust === 'changed';
}

/** What one can do with a message that failed. */
export function useFailedMessage(message: Message): FailedMessage {
  const client = useBridge();
  const cache = useQueryClient();
  const update = (change: (pages: MessagePages) => MessagePages) => {
    cache.setQueryData<MessagePages>(queryKeys.messages(message.conversationId), (pages) =>
      pages === undefined ? undefined : change(pages),
    );
  };
  const text = useText();
  const retry = useMutation({
    mutationFn: () => client.request('chats', 'retry', { message: message.id }),
    onSuccess: (answer) => update((pages) => applyAnswer(pages, answer)),
  });
  const discard = useMutation({
    mutationFn: () => client.request('chats', 'discard', { message: message.id }),
    onSuccess: () => {
      update((pages) => applyMessages(pages, [], [message.id]));
      showToast({
        icon: Trash,
        text: text('message.discarded'),
        action: {
          label: text('message.discarded.undo'),
          onChoose: () => backToDraft(client, cache, message),
        },
      });
    },
  });
  const problem = retry.error ?? discard.error;
  return {
    retry: () => retry.mutate(),
    discard: () => discard.mutate(),
    busy: retry.isPending || discard.isPending,
    error: problem === null ? null : AppError.from(problem).code,
    dismiss: () => {
      retry.reset();
      discard.reset();
    },
  };
}
