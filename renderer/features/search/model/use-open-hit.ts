import { useMutation } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { useGoToConversation } from '#renderer/features/chats/index.ts';
import { AppError } from '#shared/errors/app-error.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { Person } from '#shared/model/person.ts';
import type { Hit } from './hit.ts';

/** Where a row has led: this window, one of its own, or the card of somebody to whom one cannot write. */
export type Led =
  | { readonly to: 'conversation' }
  | { readonly to: 'own-window' }
  | { readonly to: 'card'; readonly person: Person };

export interface OpenHit {
  readonly open: (hit: Hit, inOwnWindow: boolean) => void;
  readonly busy: boolean;
  readonly error: ErrorCode | null;
}

/** Goes where a row of the search leads, and says so when it is there. */
export function useOpenHit(onLed: (led: Led) => void): OpenHit {
  const client = useBridge();
  const goToConversation = useGoToConversation();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ hit, inOwnWindow }: { hit: Hit; inOwnWindow: boolean }): Promise<Led> => {
      if (hit.kind === 'person' && !hit.reachable) return { to: 'card', person: hit.person };
      if (!inOwnWindow) {
        await goToConversation(
          hit.kind === 'conversation'
            ? { kind: 'conversation', conversation: hit.conversation.id }
            : { kind: 'person', person: hit.person.id },
          'person',
        );
        return { to: 'conversation' };
      }
      const { id } =
        hit.kind === 'conversation'
          ? hit.conversation
          : await client.request('chats', 'open', { person: hit.person.id });
      await client.request('windows', 'openConversation', { conversation: id });
      return { to: 'own-window' };
    },
    onSuccess: onLed,
  });
  return {
    open: (hit, inOwnWindow) => mutate({ hit, inOwnWindow }),
    busy: isPending,
    error: error === null ? null : AppError.from(error).code,
  };
}
