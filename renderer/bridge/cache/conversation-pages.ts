import type { InfiniteData } from '@tanstack/react-query';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import {
  compareConversations,
  type Conversation,
  type ConversationPlace,
} from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';

export type ConversationPage = RequestOutput<'chats', 'list'>;
export type ConversationPages = InfiniteData<ConversationPage, ConversationPlace | null>;

/** All loaded rows in their order, each once (a row that moved up between two pages may have come twice). */
export function flattenConversations(pages: readonly ConversationPage[]): readonly Conversation[] {
  const rows = new Map<ConversationId, Conversation>();
  for (const conversation of pages.flatMap((page) => page.conversations)) {
    if (!rows.has(conversation.id)) rows.set(conversation.id, conversation);
  }
  return [...rows.values()];
}

/**
 * Puts a new or changed row to its place. A row that stands below all that is loaded is left out when there is more to
 * load: it comes with its page.
 */
export function applyConversation(pages: ConversationPages, changed: Conversation): ConversationPages {
  const { pages: remaining } = withoutConversation(pages, changed.id);
  const isBelow = (known: Conversation) => compareConversations(known, changed) >= 0;
  const index = remaining.findIndex((page) => page.conversations.some(isBelow));
  const last = remaining.at(-1);
  const page = remaining[index] ?? last;
  if (page === undefined || (index === -1 && page.more && page.conversations.length > 0)) {
    return { ...pages, pages: remaining };
  }
  const position = page.conversations.findIndex(isBelow);
  page.conversations.splice(position === -1 ? page.conversations.length : position, 0, changed);
  return { ...pages, pages: remaining };
}

/**
 * The same for the pages of what is unread. A row that has been read stays among them as such, so that the one that one
 * reads need not go from under one's eyes; whoever shows the pages leaves out the others.
 */
export function applyUnreadConversation(pages: ConversationPages, changed: Conversation): ConversationPages {
  const isThere = pages.pages.some((page) => page.conversations.some(({ id }) => id === changed.id));
  return isThere || changed.unread > 0 ? applyConversation(pages, changed) : pages;
}

/** The same pages without one row. */
export function withoutConversation(pages: ConversationPages, gone: ConversationId): ConversationPages {
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      conversations: page.conversations.filter((conversation) => conversation.id !== gone),
    })),
  };
}

/** Where the next page begins: below the last row that is loaded. */
export function placeBelow(pages: readonly ConversationPage[]): ConversationPlace | undefined {
  const last = flattenConversations(pages).at(-1);
  return last && { id: last.id, favourite: last.favourite, time: last.time };
}
