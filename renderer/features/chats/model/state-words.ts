import type { TextLookup } from '#renderer/ui/text/use-text.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { Message } from '#shared/model/message.ts';
import { failedKey } from './failed-key.ts';
import { unreadByPeer } from './unread-by-peer.ts';

/** What became of one's own message, and why, as a screen reader speaks it; null for one of somebody else's. */
export function stateWords(
  { state, failure }: Pick<Message, 'state' | 'failure'>,
  text: TextLookup,
): string | null {
  const because = (what: string): string =>
    failure === null ? what : text('message.spoken.because', { what, reason: text(errorKey(failure)) });
  switch (state) {
    case 'received':
    case 'undecryptable':
    case 'lost':
      return null;
    case 'sending':
      return because(text('message.sending.spoken'));
    case 'sent':
      return text('message.sent');
    case 'delivered':
      return text('message.unreadBy', { count: unreadByPeer });
    case 'read':
      return text('message.read');
    case 'failed':
      return because(text(failedKey({ failure })));
    default:
      return assertNever(state);
  }
}
