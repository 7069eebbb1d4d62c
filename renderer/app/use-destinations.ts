import { useEffect, useEffectEvent, useState } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { leaveComposer, useGoToConversation } from '#renderer/features/chats/index.ts';
import { AppError } from '#shared/errors/app-error.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { DestinationPage, Journey } from '#shared/model/destination.ts';
import { followDestinations } from './destinations.ts';
import { takeKeptLink } from './kept-link.ts';

/** A destination to which there is no way, and why. */
export interface LostDestination {
  readonly kind: 'conversation' | 'person';
  readonly reason: ErrorCode;
}

/** Goes wherever a notification, a link, the tray or a menu leads. Answers the one that could not be reached. */
export function useDestinations(
  toChats: () => void,
  toPage: (page: DestinationPage) => void,
): { readonly lost: LostDestination | null; readonly dismiss: () => void } {
  const client = useBridge();
  const goToConversation = useGoToConversation();
  const [lost, setLost] = useState<LostDestination | null>(null);
  const go = useEffectEvent(({ to: destination, by }: Journey) => {
    setLost(null);
    // At once: what is typed before the conversation is there goes nowhere.
    if (by === 'link') leaveComposer();
    switch (destination.kind) {
      case 'conversation':
      case 'person':
        // Not before it is selected: what was open before would count as seen.
        goToConversation(destination, by).then(toChats, (problem: unknown) =>
          setLost({ kind: destination.kind, reason: AppError.from(problem).code }),
        );
        return;
      case 'page':
        toPage(destination.page);
        return;
      default:
        assertNever(destination);
    }
  });
  useEffect(() => followDestinations(client, (journey) => go(journey), takeKeptLink), [client]);
  return { lost, dismiss: () => setLost(null) };
}
