import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { putConversation } from '#renderer/bridge/cache/put-conversation.ts';
import { Bell, BellOff, Star, StarOff, type LucideIcon } from '#renderer/ui/icons.ts';
import { showToast } from '#renderer/ui/toast/toast-store.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { MessageKey } from '#shared/messages/message-key.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';

export interface ConversationActions {
  readonly toggleFavourite: (conversation: Conversation) => void;
  readonly toggleMuted: (conversation: Conversation) => void;
  /** Everything that has arrived until now counts as read. */
  readonly markAllRead: (conversation: ConversationId) => void;
  /** Why the last one did not work, and which one it was. */
  readonly failure: { readonly action: FailedAction; readonly code: ErrorCode } | null;
  readonly dismiss: () => void;
}

export type FailedAction = 'favourite' | 'mute' | 'mark-read';

/** What one can do with a conversation without opening it. */
export function useConversationActions(): ConversationActions {
  const client = useBridge();
  const cache = useQueryClient();
  const text = useText();
  const tell = (icon: LucideIcon, key: MessageKey, undo: () => void) =>
    showToast({ icon, text: text(key), action: { label: text('toast.undo'), onChoose: undo } });
  const onSuccess = (changed: Conversation) => putConversation(cache, changed);
  const favourite = useMutation({
    mutationFn: ({ id, favourite: before }: Conversation) =>
      client.request('chats', 'setFavourite', { conversation: id, favourite: !before }),
    onSuccess: (changed) => {
      onSuccess(changed);
      tell(
        changed.favourite ? Star : StarOff,
        changed.favourite ? 'chats.favourite.added' : 'chats.favourite.removed',
        () => favourite.mutate(changed),
      );
    },
  });
  const mute = useMutation({
    mutationFn: ({ id, muted }: Conversation) =>
      client.request('chats', 'mute', { conversation: id, muted: !muted }),
    onSuccess: (changed) => {
      onSuccess(changed);
      tell(changed.muted ? BellOff : Bell, changed.muted ? 'chats.muted.done' : 'chats.unmuted.done', () =>
        mute.mutate(changed),
      );
    },
  });
  const markRead = useMutation({
    // What has arrived late may stand far up: nobody has to find it first.
    mutationFn: (conversation: ConversationId) =>
      client.request('chats', 'markRead', { conversation, upTo: Number.MAX_SAFE_INTEGER }),
  });
  const failed = (
    [
      ['favourite', favourite],
      ['mute', mute],
      ['mark-read', markRead],
    ] as const
  ).find(([, { error }]) => error !== null);
  return {
    toggleFavourite: favourite.mutate,
    toggleMuted: mute.mutate,
    markAllRead: markRead.mutate,
    failure: failed ? { action: failed[0], code: AppError.from(failed[1].error).code } : null,
    dismiss: () => {
      for (const { reset } of [favourite, mute, markRead]) reset();
    },
  };
}
