import type { ConversationId, PersonId, UnitId } from '#shared/model/ids.ts';

/** The names of everything that is cached. */
export const queryKeys = {
  status: ['app', 'status'],
  offers: ['sign-in', 'offers'],
  settings: ['settings'],
  preferences: ['preferences'],
  allChats: ['chats'],
  conversations: ['chats', 'list'],
  conversationsFound: (query: string) => ['chats', 'found', query],
  unreadConversations: ['chats', 'unread-list'],
  conversation: (id: ConversationId) => ['chats', 'conversation', id],
  messages: (id: ConversationId) => ['chats', 'messages', id],
  unreadTotal: ['chats', 'unread-total'],
  safetyNumber: (id: ConversationId) => ['chats', 'safety-number', id],
  about: ['diagnostics', 'about'],
  supportBundle: ['diagnostics', 'support-bundle'],
  directoryState: ['directory-state'],
  allDirectory: ['directory'],
  people: (query: string, scope: string) => ['directory', 'people', scope, query],
  units: (parent: UnitId | null) => ['directory', 'units', parent],
  unitPath: (unit: UnitId | null) => ['directory', 'unit-path', unit],
  staff: (unit: UnitId) => ['directory', 'staff', unit],
  card: (person: PersonId) => ['directory', 'card', person],
  presence: (person: PersonId) => ['presence', person],
  photo: (person: PersonId, version: string | null) => ['presence', 'photo', person, version],
  ownProfile: ['presence', 'own'],
} as const;
