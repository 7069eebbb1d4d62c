import type { ConversationId } from '#shared/model/ids.ts';
import type { Storage } from '#core/storage/index.ts';

/**
 * Makes the row of a conversation show the last message that somebody wrote. Belongs into the transaction that changed the
 * messages.
 */
export function refreshPreview(storage: Storage, conversation: ConversationId): void {
  const last = storage.messages.last(conversation);
  if (last === null) {
    storage.conversations.clearPreview(conversation);
    return;
  }
  const preview = { text: last.text, mine: last.author === null, state: last.state };
  storage.conversations.setPreview(conversation, preview, last);
}
