/**
 * The names of all channels, without their schemas: the preload needs no more, and stays small. `contract.ts` is typed
 * by this table, so that a name without a schema, or a schema without a name, does not compile.
 */
export const channelTable = {
  app: { requests: ['status'], events: ['statusChanged'] },
  signIn: { requests: ['offers', 'enrol'], events: [] },
  chats: {
    requests: [
      'list',
      'get',
      'find',
      'open',
      'messages',
      'send',
      'retry',
      'discard',
      'react',
      'markRead',
      'saveDraft',
      'mute',
      'setFavourite',
      'unreadTotal',
      'safetyNumber',
      'verify',
      'acceptIdentity',
    ],
    events: [
      'conversationChanged',
      'conversationMerged',
      'draftAdded',
      'keysShared',
      'messagesChanged',
      'unreadTotalChanged',
    ],
  },
  groups: {
    requests: [
      'create',
      'members',
      'invite',
      'remove',
      'removeGone',
      'setRole',
      'rename',
      'setRules',
      'leave',
      'unreadCounts',
      'readers',
    ],
    events: ['membersChanged', 'readsChanged'],
  },
  directory: {
    requests: ['search', 'state', 'units', 'unitPath', 'staff', 'card'],
    events: ['changed', 'stateChanged'],
  },
  presence: {
    requests: ['watch', 'typing', 'profile', 'setProfile', 'setPhoto', 'photo'],
    events: ['changed', 'peerTyping', 'profileChanged'],
  },
  windows: {
    requests: ['showing', 'openConversation', 'goTo', 'nextDestination', 'saved'],
    events: ['destinationWaiting', 'ending'],
  },
  preferences: { requests: ['get', 'set'], events: ['changed'] },
  settings: { requests: ['get', 'set'], events: ['changed'] },
  recovery: { requests: ['salvage', 'startAnew'], events: [] },
  diagnostics: { requests: ['about', 'supportBundle', 'saveSupportBundle'], events: [] },
} as const;

/** The type of the table, from which all names of channels are derived. */
export type ChannelTable = typeof channelTable;
/** A domain of the contract. */
export type DomainName = keyof ChannelTable;
/** What a domain can be asked. */
export type RequestName<Domain extends DomainName> = ChannelTable[Domain]['requests'][number];
/** What a domain tells by itself. */
export type EventName<Domain extends DomainName> = ChannelTable[Domain]['events'][number];

/** The wire name of a request or an event between renderer and main process. */
export function channelName(domain: DomainName, name: string): string {
  return `narae:${domain}.${name}`;
}
