import { useCallback } from 'react';
import { useDateLabels } from '#renderer/ui/dates/use-date-labels.ts';
import { usePersonName } from '#renderer/ui/person/use-person-name.ts';
import { useText, type TextLookup } from '#renderer/ui/text/use-text.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { Message } from '#shared/model/message.ts';
import { shownTime } from '#shared/model/shown-time.ts';
import { failedKey } from './failed-key.ts';
import { unreadByPeer } from './unread-by-peer.ts';

/** Says a message as a screen reader speaks it: who, what, when, and of one's own what became of it. */
export function useSpokenMessage(): (message: Message, content: string) => string {
  const text = useText();
  const personName = usePersonName();
  const labels = useDateLabels();
  return useCallback(
    (message, content) => {
      const { author } = message;
      const name = author === null ? text('message.mine') : personName(author.name, author.title);
      const spoken = { name, text: content, time: labels.clock(shownTime(message)) };
      const state = stateWords(message, text);
      return state === null
        ? text('message.spoken', spoken)
        : text('message.spoken.mine', { ...spoken, state });
    },
    [text, personName, labels],
  );
}

function stateWords({ state, failure }: Message, text: TextLookup): string | null {
  switch (state) {
    case 'received':
    case 'undecryptable':
    case 'lost':
      return null;
    case 'sending':
      return text('message.sending.spoken');
    case 'sent':
      return text('message.sent');
    case 'delivered':
      return text('message.unreadBy', { count: unreadByPeer });
    case 'read':
      return text('message.read');
    case 'failed': {
      const what = text(failedKey({ failure }));
      return failure === null
        ? what
        : text('message.spoken.because', { what, reason: text(errorKey(failure)) });
    }
    default:
      return assertNever(state);
  }
}
