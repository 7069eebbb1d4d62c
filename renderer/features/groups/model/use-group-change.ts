import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { putConversation } from '#renderer/bridge/cache/put-conversation.ts';
import { queryKeys } from '#renderer/bridge/query-keys.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { GroupRole, GroupRules } from '#shared/model/group.ts';
import type { ConversationId, PersonId } from '#shared/model/ids.ts';

/** Something that changes a room. */
export type GroupStep =
  | { readonly kind: 'remove'; readonly person: PersonId }
  | { readonly kind: 'remove-gone' }
  | { readonly kind: 'set-role'; readonly person: PersonId; readonly role: GroupRole }
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'set-rules'; readonly rules: GroupRules }
  | { readonly kind: 'leave' };

export interface GroupChanging {
  readonly change: (step: GroupStep, done?: () => void) => void;
  readonly busy: boolean;
  /** Why the last one was not taken. */
  readonly error: ErrorCode | null;
  readonly dismiss: () => void;
}

/** The way to change a room. */
export function useGroupChange(conversation: ConversationId): GroupChanging {
  const client = useBridge();
  const cache = useQueryClient();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (step: GroupStep) => {
      switch (step.kind) {
        case 'remove':
          return client.request('groups', 'remove', { conversation, person: step.person });
        case 'remove-gone':
          return client.request('groups', 'removeGone', { conversation });
        case 'set-role':
          return client.request('groups', 'setRole', { conversation, person: step.person, role: step.role });
        case 'rename':
          return client.request('groups', 'rename', { conversation, name: step.name });
        case 'set-rules':
          return client.request('groups', 'setRules', { conversation, rules: step.rules });
        case 'leave':
          return client.request('groups', 'leave', { conversation });
      }
    },
    onSuccess: (row) => {
      putConversation(cache, row);
      void cache.invalidateQueries({ queryKey: queryKeys.members(conversation) });
    },
  });
  return {
    change: (step, done) => mutate(step, { onSuccess: () => done?.() }),
    busy: isPending,
    error: error === null ? null : AppError.from(error).code,
    dismiss: reset,
  };
}
