import type { MessageKey } from '#shared/messages/message-key.ts';
import type { MessageState } from '#shared/model/message.ts';

/** The words in place of a message that cannot be read; null for one that can. */
export function placeholderKey(state: MessageState): MessageKey | null {
  return state === 'undecryptable' ? 'message.undecryptable' : state === 'lost' ? 'message.lost' : null;
}

/** The same, as short as a row of the list needs it. */
export function previewPlaceholderKey(state: MessageState): MessageKey | null {
  if (state === 'undecryptable') return 'chats.preview.undecryptable';
  return state === 'lost' ? 'chats.preview.lost' : null;
}
