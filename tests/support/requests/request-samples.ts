import type { DomainName, RequestName } from '#shared/ipc/channel-table.ts';
import type { RequestInput } from '#shared/ipc/contract.ts';
import { conversationId, messageId, personId, unitId } from '#shared/model/ids.ts';
import {
  noBooleans,
  noConversations,
  noDigits,
  noDrafts,
  noHex128,
  noMessageLists,
  noMentions,
  noNames,
  noPageLimits,
  noPeople,
  noPersons,
  noQueries,
  noReactions,
  noRules,
  noTexts,
  noTimes,
  noWords,
} from './wrong-values.ts';

/** Inputs of one request. What stands here comes from what the contract promises in words, not from its schemas. */
export interface RequestSample<Input> {
  /** In order; a field that may be left out is left out in one of them. */
  readonly valid: readonly [Input, ...Input[]];
  /** In order too, and as large as it may be. */
  readonly largest?: readonly Input[];
  /** For every field the values that it must never have, whatever the others are. */
  readonly wrong: Readonly<Record<string, readonly unknown[]>>;
}

type Samples = {
  readonly [Domain in DomainName]: {
    readonly [Name in RequestName<Domain>]: RequestSample<RequestInput<Domain, Name>>;
  };
};

const conversation = conversationId('direct:p-0001');
const person = personId('p-0001');
const unit = unitId('u-0001');
const message = messageId('0123456789abcdef'.repeat(2));
const digits = '012345678901234567890123456789'.repeat(2);

const nothing: RequestSample<Record<string, never>> = { valid: [{}], wrong: {} };
const ofConversation = { valid: [{ conversation }], wrong: { conversation: noConversations } } as const;
const ofMessage = { valid: [{ message }], wrong: { message: noHex128 } } as const;

/** Every request there is. */
export const requestSamples: Samples = {
  app: { status: nothing },
  signIn: {
    offers: nothing,
    enrol: {
      valid: [{ person }, { invitation: 'ABCD-EFGH-JKLM-NPQR' }],
      largest: [{ person: personId('a'.repeat(64)) }, { invitation: 'x'.repeat(40) }],
      wrong: { person: noPersons, invitation: noWords(1, 40) },
    },
  },
  chats: {
    list: {
      valid: [
        { limit: 1 },
        { unread: true, limit: 1 },
        { before: { id: conversation, favourite: true, time: 0 }, limit: 1 },
      ],
      largest: [{ limit: 200 }],
      wrong: {
        before: [
          ...noConversations,
          conversation,
          { id: conversation, favourite: true },
          { id: conversation, favourite: true, time: -1 },
          { id: conversation, favourite: 1, time: 0 },
          { id: '', favourite: true, time: 0 },
        ],
        unread: noBooleans,
        limit: noPageLimits,
      },
    },
    get: ofConversation,
    find: {
      valid: [
        { query: '', limit: 50 },
        { query: 'ㄱㅊㅅ', limit: 1 },
      ],
      largest: [{ query: '가'.repeat(100), limit: 200 }],
      wrong: { query: noQueries, limit: noPageLimits },
    },
    open: { valid: [{ person }], wrong: { person: noPersons } },
    messages: {
      valid: [
        { conversation, limit: 50 },
        { conversation, before: message, limit: 50 },
      ],
      wrong: { conversation: noConversations, before: noHex128, limit: noPageLimits },
    },
    send: {
      valid: [
        { conversation, id: message, text: '안녕하세요' },
        { conversation, id: message, text: '안녕하세요', mentions: [] },
        { conversation, id: message, text: '안녕하세요', quote: message },
        { conversation, id: message, text: '안녕하세요', mentions: [{ start: 0, length: 3, person }] },
        { conversation, id: message, text: '안녕하세요', mentions: [{ start: 0, length: 3, person: null }] },
      ],
      largest: [
        { conversation, id: message, text: 'a'.repeat(65_536) },
        { conversation, id: message, text: '가'.repeat(21_845) },
      ],
      wrong: {
        conversation: noConversations,
        id: noHex128,
        text: noTexts,
        mentions: noMentions,
        quote: noHex128,
      },
    },
    retry: ofMessage,
    discard: ofMessage,
    react: {
      valid: [{ message, word: 'seen', on: true }],
      wrong: { message: noHex128, word: noReactions, on: noBooleans },
    },
    markRead: {
      valid: [{ conversation, upTo: 0 }],
      largest: [{ conversation, upTo: Number.MAX_SAFE_INTEGER }],
      wrong: { conversation: noConversations, upTo: noTimes },
    },
    saveDraft: {
      valid: [{ conversation, text: '' }],
      largest: [{ conversation, text: '가'.repeat(200_000) }],
      wrong: { conversation: noConversations, text: noDrafts },
    },
    mute: {
      valid: [{ conversation, muted: true }],
      wrong: { conversation: noConversations, muted: noBooleans },
    },
    setFavourite: {
      valid: [{ conversation, favourite: true }],
      wrong: { conversation: noConversations, favourite: noBooleans },
    },
    unreadTotal: nothing,
    safetyNumber: ofConversation,
    verify: {
      valid: [{ conversation, digits, verified: false }],
      wrong: { conversation: noConversations, digits: noDigits, verified: noBooleans },
    },
    acceptIdentity: {
      valid: [{ conversation, digits }],
      wrong: { conversation: noConversations, digits: noDigits },
    },
  },
  groups: {
    create: {
      valid: [{ name: '', people: [person] }],
      largest: [{ name: '가'.repeat(60), people: Array.from({ length: 999 }, () => person) }],
      wrong: { name: noNames, people: noPeople },
    },
    members: {
      valid: [
        { conversation, limit: 50 },
        { conversation, after: person, limit: 50 },
      ],
      wrong: { conversation: noConversations, after: noPersons, limit: noPageLimits },
    },
    invite: {
      valid: [{ conversation, people: [person] }],
      largest: [{ conversation, people: Array.from({ length: 999 }, () => person) }],
      wrong: { conversation: noConversations, people: noPeople },
    },
    remove: {
      valid: [{ conversation, person }],
      wrong: { conversation: noConversations, person: noPersons },
    },
    removeGone: ofConversation,
    setRole: {
      valid: [{ conversation, person, role: 'manager' }],
      wrong: { conversation: noConversations, person: noPersons, role: ['boss', ...noWords(1, 20)] },
    },
    rename: {
      valid: [{ conversation, name: '예산 협의' }],
      largest: [{ conversation, name: '가'.repeat(60) }],
      wrong: { conversation: noConversations, name: noNames },
    },
    setRules: {
      valid: [{ conversation, rules: { write: 'everybody', invite: 'managers' } }],
      wrong: { conversation: noConversations, rules: noRules },
    },
    leave: ofConversation,
    unreadCounts: {
      valid: [{ conversation, messages: [] }],
      largest: [{ conversation, messages: Array.from({ length: 200 }, () => message) }],
      wrong: { conversation: noConversations, messages: noMessageLists },
    },
    readers: {
      valid: [{ conversation, message }],
      wrong: { conversation: noConversations, message: noHex128 },
    },
  },
  directory: {
    state: { valid: [{}], wrong: {} },
    search: {
      valid: [
        { query: '', scope: 'everybody', limit: 50 },
        { query: 'ㄱㅊㅅ', scope: 'agency', limit: 1 },
        { query: '예산', scope: 'unit', limit: 50 },
      ],
      largest: [{ query: '가'.repeat(100), scope: 'everybody', limit: 200 }],
      wrong: {
        query: noQueries,
        scope: ['', 'nobody', 'EVERYBODY', 1, true, null, [], {}],
        limit: noPageLimits,
      },
    },
    units: {
      valid: [{ parent: null }, { parent: unit }],
      largest: [{ parent: unitId('a'.repeat(64)) }],
      wrong: { parent: noPersons.filter((value) => value !== null) },
    },
    unitPath: {
      valid: [{ unit: null }, { unit }],
      wrong: { unit: noPersons.filter((value) => value !== null) },
    },
    staff: {
      valid: [
        { unit, limit: 50 },
        { unit, after: person, limit: 50 },
      ],
      largest: [{ unit, limit: 200 }],
      wrong: { unit: noPersons, after: noPersons, limit: noPageLimits },
    },
    card: { valid: [{ person }], wrong: { person: noPersons } },
  },
  presence: {
    watch: {
      valid: [{ people: [] }, { people: [person] }],
      largest: [{ people: Array.from({ length: 100 }, (_, index) => personId(`p-${String(index)}`)) }],
      wrong: {
        people: [
          null,
          true,
          1,
          'p-0001',
          {},
          ...noPersons.map((id) => [id]),
          Array.from({ length: 101 }, () => person),
        ],
      },
    },
    typing: ofConversation,
    profile: nothing,
    setProfile: {
      valid: [
        { statusText: '', absence: null, availability: 'working', minutes: null },
        {
          statusText: '본관 7층',
          absence: { kind: 'trip', until: '2026-11-30' },
          availability: 'do-not-disturb',
          minutes: 60,
        },
        { statusText: '', absence: { kind: 'leave', until: null }, availability: 'hidden', minutes: null },
      ],
      largest: [{ statusText: '가'.repeat(60), absence: null, availability: 'away', minutes: 1_440 }],
      wrong: {
        statusText: noWords(0, 60),
        absence: [
          true,
          0,
          'leave',
          [],
          {},
          { kind: 'ill', until: null },
          { kind: 'leave' },
          { kind: 'leave', until: 'tomorrow' },
        ],
        availability: ['busy', ...noWords(1, 20)],
        minutes: [true, '1', '', [], {}, 0, -1, 0.5, 1_441, Number.NaN],
      },
    },
    setPhoto: {
      valid: [{ photo: null }, { photo: '/9j/4AAQ' }],
      wrong: { photo: [true, 0, [], {}, '', 'no base64!', 'A'.repeat(90_000)] },
    },
    photo: { valid: [{ person }], wrong: { person: noPersons } },
  },
  windows: {
    showing: {
      valid: [
        { conversation: null, unsent: false },
        { conversation, unsent: true },
      ],
      wrong: {
        conversation: noConversations.filter((value) => value !== null),
        unsent: noBooleans,
      },
    },
    openConversation: ofConversation,
    goTo: {
      valid: [
        { page: 'search' },
        { page: 'people' },
        { page: 'settings' },
        { page: 'shortcuts' },
        { page: 'about' },
      ],
      wrong: { page: ['conversation', 'https://example.com/', ...noWords(1, 20)] },
    },
    nextDestination: nothing,
    saved: nothing,
  },
  preferences: {
    get: nothing,
    set: {
      valid: [
        {},
        { language: 'en' },
        { theme: 'dark' },
        { textSize: 'largest' },
        { density: 'compact' },
        { zoom: 1.25 },
        { closeToTray: false },
        { autostart: false },
        { startHidden: true },
        { notifications: true },
        { notificationPreview: 'none' },
        { listWidth: 240 },
        { treeWidth: 400 },
        { listWidth: null },
      ],
      wrong: {
        language: ['ja', 'en-US', 'KO', ...noWords(1, 20)],
        theme: ['Dark', 'black', ...noWords(1, 20)],
        textSize: ['huge', ...noWords(1, 20)],
        density: ['Compact', 'wide', ...noWords(1, 20)],
        zoom: [0, -1, 0.1, 1.2, 3, '1', Number.NaN, Number.POSITIVE_INFINITY, null, true, [1], {}],
        closeToTray: noBooleans,
        autostart: noBooleans,
        startHidden: noBooleans,
        notifications: noBooleans,
        notificationPreview: ['all', ...noWords(1, 20)],
        listWidth: [239, 401, 300.5, -1, '300', Number.NaN, true, [300], {}],
        treeWidth: [239, 401, 300.5, -1, '300', Number.NaN, true, [300], {}],
      },
    },
  },
  settings: {
    get: nothing,
    set: {
      valid: [
        {},
        { blockOnIdentityChange: true },
        { mentionsDespiteMute: false },
        { tellRead: false },
        { blockOnIdentityChange: true, mentionsDespiteMute: false },
      ],
      wrong: { blockOnIdentityChange: noBooleans, mentionsDespiteMute: noBooleans, tellRead: noBooleans },
    },
  },
  recovery: { salvage: nothing, startAnew: nothing },
  diagnostics: {
    about: nothing,
    supportBundle: nothing,
    saveSupportBundle: { valid: [{ id: '0'.repeat(32) }], wrong: { id: noHex128 } },
  },
};
