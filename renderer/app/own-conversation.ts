import { conversationId, conversationIdPattern, type ConversationId } from '#shared/model/ids.ts';

/** What a window of its own shows; `unknown` when its address names nothing that could be a conversation. */
export type OwnConversation = ConversationId | 'unknown';

/** The one conversation that the address of this window asks for; null in the main window. */
export function readOwnConversation(search: string): OwnConversation | null {
  const asked = new URLSearchParams(search).get('conversation');
  if (asked === null) return null;
  return conversationIdPattern.test(asked) ? conversationId(asked) : 'unknown';
}

/** From now on the window is for another conversation, also after a reload. */
export function rememberOwnConversation(conversation: ConversationId): void {
  const address = new URL(location.href);
  address.searchParams.set('conversation', conversation);
  history.replaceState(null, '', address);
}
