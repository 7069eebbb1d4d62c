import type { ConversationId } from '#shared/model/ids.ts';

/** The names of everything that is cached. */
export const queryKeys = {
  status: ['app', 'status'],
  offers: ['sign-in', 'offers'],
  settings: ['settings'],
  preferences: ['preferences'],
  allChats: ['chats'],
  conversations: ['chats', 'list'],
  conversation: (id: ConversationId) => ['chats', 'conversation', id],
  messages: (id: ConversationId) => ['chats', 'messages', id],
  unreadTotal: ['chats', 'unread-total'],
  safetyNumber: (id: ConversationId) => ['chats', 'safety-number', id],
  about: ['diagnostics', 'about'],
  supportBundle: ['diagnostics', 'support-bundle'],
  allPeople: ['directory', 'people'],
  people: (query: string) => ['directory', 'people', query],
} as const;
