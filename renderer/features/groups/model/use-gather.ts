import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { putConversation } from '#renderer/bridge/cache/put-conversation.ts';
import { queryKeys } from '#renderer/bridge/query-keys.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';

/** Who was left out, because they do not use Narae. */
export type Without = readonly Person[];

export interface Gathering {
  readonly gather: (
    people: readonly Person[],
    name: string,
    done: (conversation: Conversation, without: Without) => void,
  ) => void;
  readonly busy: boolean;
  readonly error: ErrorCode | null;
  readonly dismiss: () => void;
}

/** Takes people into a room: into a new one, or into the one given. */
export function useGather(into: ConversationId | null): Gathering {
  const client = useBridge();
  const cache = useQueryClient();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: ({ people, name }: { people: readonly Person[]; name: string }) => {
      const ids = people.map(({ id }) => id);
      return into === null
        ? client.request('groups', 'create', { name, people: ids })
        : client.request('groups', 'invite', { conversation: into, people: ids });
    },
    onSuccess: ({ conversation }) => {
      putConversation(cache, conversation);
      void cache.invalidateQueries({ queryKey: queryKeys.members(conversation.id) });
    },
  });
  return {
    gather: (people, name, done) =>
      mutate(
        { people, name },
        {
          onSuccess: ({ conversation, without }) =>
            done(
              conversation,
              people.filter(({ id }) => without.includes(id)),
            ),
        },
      ),
    busy: isPending,
    error: error === null ? null : AppError.from(error).code,
    dismiss: reset,
  };
}
