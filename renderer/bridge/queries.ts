import { infiniteQueryOptions, keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';
import type { Conversation, ConversationPlace } from '#shared/model/conversation.ts';
import type { ConversationId, MessageId } from '#shared/model/ids.ts';
import { placeBelow } from './cache/conversation-pages.ts';
import type { NaraeClient } from './client.ts';
import { queryKeys } from './query-keys.ts';

/** How far the messenger has come. */
export function statusQuery(client: NaraeClient) {
  return queryOptions({ queryKey: queryKeys.status, queryFn: () => client.request('app', 'status', {}) });
}

/**
 * Whom one may enrol as. Asked again at every visit and whenever one comes back to the window, because others enrol meanwhile,
 * and by itself as long as there is no answer: no event tells a PC that is not enrolled that its server is there again.
 */
export function offersQuery(client: NaraeClient) {
  return queryOptions({
    queryKey: queryKeys.offers,
    queryFn: () => client.request('signIn', 'offers', {}),
    staleTime: 0,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => (state.status === 'error' ? askAgainMs : false),
  });
}

/** The list of conversations by pages: all of them, or those with something unread. */
export function conversationsQuery(
  client: NaraeClient,
  { unread }: { readonly unread: boolean } = { unread: false },
) {
  return infiniteQueryOptions({
    queryKey: unread ? queryKeys.unreadConversations : queryKeys.conversations,
    queryFn: ({ pageParam }) =>
      client.request('chats', 'list', {
        unread,
        limit: conversationPageSize,
        ...(pageParam === null ? {} : { before: pageParam }),
      }),
    initialPageParam: firstConversation,
    getNextPageParam: (last, pages) => (last.more ? placeBelow(pages) : undefined),
  });
}

/** Conversations by whom they are with. Asked again at every look: the order changes with every message. */
export function conversationsFoundQuery(client: NaraeClient, query: string) {
  return queryOptions({
    queryKey: queryKeys.conversationsFound(query),
    queryFn: () => client.request('chats', 'find', { query, limit: conversationsFoundLimit }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 30_000,
  });
}

/** One conversation as `open` or an event told it: it may lie beyond the loaded pages of the list. */
export function conversationQuery(id: ConversationId) {
  return queryOptions<Conversation>({ queryKey: queryKeys.conversation(id), queryFn: skipToken });
}

/** The same, asked for where nobody has told it yet. Fails with `not-found` when there is no such conversation. */
export function foundConversationQuery(client: NaraeClient, id: ConversationId) {
  return queryOptions<Conversation>({
    queryKey: queryKeys.conversation(id),
    queryFn: () => client.request('chats', 'get', { conversation: id }),
  });
}

/** The history of a conversation by pages, the newest page first. */
export function messagesQuery(client: NaraeClient, conversation: ConversationId) {
  return infiniteQueryOptions({
    queryKey: queryKeys.messages(conversation),
    queryFn: ({ pageParam }) =>
      client.request('chats', 'messages', {
        conversation,
        limit: pageParam === null ? messagePageSize : olderPageSize,
        ...(pageParam === null ? {} : { before: pageParam }),
      }),
    initialPageParam: newestMessage,
    getNextPageParam: (last, pages) =>
      last.more ? pages.findLast((page) => page.messages.length > 0)?.messages[0]?.id : undefined,
  });
}

/** The safety number of a conversation. Asked again at every look and not kept: what one compares must be the present one. */
export function safetyNumberQuery(client: NaraeClient, conversation: ConversationId) {
  return queryOptions({
    queryKey: queryKeys.safetyNumber(conversation),
    queryFn: () => client.request('chats', 'safetyNumber', { conversation }),
    staleTime: 0,
    gcTime: 0,
  });
}

/** Unread messages of all conversations that are not muted. */
export function unreadTotalQuery(client: NaraeClient) {
  return queryOptions({
    queryKey: queryKeys.unreadTotal,
    queryFn: () => client.request('chats', 'unreadTotal', {}),
  });
}

/** How the program behaves on this PC. */
export function preferencesQuery(client: NaraeClient) {
  return queryOptions({
    queryKey: queryKeys.preferences,
    queryFn: () => client.request('preferences', 'get', {}),
  });
}

/** Which program this is. */
export function aboutQuery(client: NaraeClient) {
  return queryOptions({
    queryKey: queryKeys.about,
    queryFn: () => client.request('diagnostics', 'about', {}),
  });
}

/** What the person has chosen for this profile. */
export function settingsQuery(client: NaraeClient) {
  return queryOptions({
    queryKey: queryKeys.settings,
    queryFn: () => client.request('settings', 'get', {}),
  });
}

/** A support bundle: made anew for each look, and not kept afterwards. */
export function supportBundleQuery(client: NaraeClient) {
  return queryOptions({
    queryKey: queryKeys.supportBundle,
    queryFn: () => client.request('diagnostics', 'supportBundle', {}),
    staleTime: 0,
    gcTime: 0,
  });
}

/** Each attempt has its own patience of some seconds. */
const askAgainMs = 3_000;
const conversationPageSize = 50;
const messagePageSize = 50;
/** Some screens at once for whoever goes back, and not more work than a frame has room for. */
const olderPageSize = 100;
/** More would push the people out of sight. */
const conversationsFoundLimit = 6;
const firstConversation: ConversationPlace | null = null;
const newestMessage: MessageId | null = null;
