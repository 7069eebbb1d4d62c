import type { Conversation } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';

/** The next conversation with something unread below the selected one, and from the top again after the last. */
export function nextUnread(
  rows: readonly Conversation[],
  selected: ConversationId | null,
): Conversation | undefined {
  const at = rows.findIndex(({ id }) => id === selected);
  return [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))].find(({ unread }) => unread > 0);
}
