import './jitless.ts';
import { z } from 'zod';
import {
  conversationIdPattern,
  directoryIdPattern,
  hex128Pattern,
  hex256Pattern,
  type ConversationId,
  type GroupId,
  type MessageId,
  type PersonId,
  type UnitId,
} from '../model/ids.ts';
import { connectionStates } from '../model/connection.ts';
import { shownMembers, type Conversation, type ConversationPlace } from '../model/conversation.ts';
import { groupCircles, groupRoles, type GroupRules } from '../model/group.ts';
import {
  maximumDraftLength,
  maximumTextBytes,
  messageKinds,
  messageStates,
  roomLineActions,
  shownInLine,
  type Message,
} from '../model/message.ts';
import { maximumMentions } from '../model/mention.ts';
import type { Person, PersonDetails } from '../model/person.ts';
import { appPhases, storageHealths, vaultProtections, type AppStatus } from '../model/app-status.ts';
import type { About } from '../model/about.ts';
import { destinationPages, leaders, type Destination, type Journey } from '../model/destination.ts';
import type { EnrolmentOffer } from '../model/enrolment-offer.ts';
import {
  densities,
  interfaceLanguages,
  notificationPreviews,
  paneWidths,
  textSizes,
  themes,
  zoomFactors,
  type Preferences,
} from '../model/preferences.ts';
import {
  absenceKinds,
  activities,
  availabilities,
  maximumStatusLength,
  photoVersionPattern,
  type OwnPresence,
  type PhotoVersion,
  type Presence,
} from '../model/presence.ts';
import { namedReactors, reactionWords } from '../model/reaction.ts';
import type { Settings } from '../model/settings.ts';
import { peerTrusts, type SafetyNumber } from '../model/trust.ts';
import { utf8Length } from '../model/utf8-length.ts';
import { errorCodes } from '../errors/error-code.ts';

const patterned = <Id extends string>(pattern: RegExp): z.ZodType<Id, string> =>
  z
    .string()
    .regex(pattern)
    .transform((text) => text as Id);

/** Ids by the forms that `shared/model` gives them. */
export const conversationIdSchema = patterned<ConversationId>(conversationIdPattern);
export const messageIdSchema = patterned<MessageId>(hex128Pattern);
export const personIdSchema = patterned<PersonId>(directoryIdPattern);
export const unitIdSchema = patterned<UnitId>(directoryIdPattern);

/** UTC milliseconds. */
const time = z.int().nonnegative();
const count = z.int().nonnegative();

/** A page is small: the renderer asks again, and no answer grows with history. */
export const pageLimit = z.int().min(1).max(200);
/** A text that fits one message: not empty, and measured in bytes of UTF-8. */
export const text = z
  .string()
  .min(1)
  .refine((value) => utf8Length(value) <= maximumTextBytes);
/** A draft may be longer than a message: it is kept until it has been divided. */
export const draft = z.string().max(maximumDraftLength);

/** The models that pages see, each typed by its model: what the schema forgets does not compile. */
export const personSchema: z.ZodType<Person, unknown> = z.strictObject({
  id: personIdSchema,
  name: z.string().min(1),
  rank: z.string(),
  position: z.string().nullable(),
  unit: unitIdSchema.nullable(),
  agency: unitIdSchema.optional(),
  departments: z.array(z.string()),
  duty: z.string(),
  extension: z.string(),
  employment: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('working') }),
    z.strictObject({ kind: z.literal('on-leave'), until: z.iso.date().nullable() }),
    z.strictObject({ kind: z.literal('seconded'), to: z.string() }),
    z.strictObject({ kind: z.literal('retired') }),
  ]),
});

export const personDetailsSchema: z.ZodType<PersonDetails, unknown> = z.strictObject({
  grade: z.string().nullable(),
  phone: z.string().nullable(),
  mobile: z.string().nullable(),
  mail: z.string().nullable(),
  workplace: z.string().nullable(),
  deputy: personIdSchema.nullable(),
  otherPosts: z.array(
    z.strictObject({ unit: unitIdSchema.nullable(), departments: z.array(z.string()), position: z.string() }),
  ),
});

/** A part of an agency as the tree shows it: how many people are in it and below, and whether there is anything below. */
export const unitSchema = z.strictObject({
  id: unitIdSchema,
  parent: unitIdSchema.nullable(),
  name: z.string().min(1),
  people: count,
  hasParts: z.boolean(),
});

const messageAuthor = z.strictObject({
  personId: personIdSchema.nullable(),
  name: z.string(),
  title: z.string(),
  department: z.string(),
});

const mentionRange = { start: count, length: z.int().min(2) };

/** Whom a text that is sent names. */
export const wantedMentions = z
  .array(z.strictObject({ ...mentionRange, person: personIdSchema.nullable() }))
  .max(maximumMentions);

export const messageSchema: z.ZodType<Message, unknown> = z.strictObject({
  id: messageIdSchema,
  conversationId: conversationIdSchema,
  kind: z.enum(messageKinds),
  author: messageAuthor.nullable(),
  text: z.string(),
  mentions: z
    .array(
      z.strictObject({
        ...mentionRange,
        who: z.enum(['me', 'everybody', 'other']),
        personId: personIdSchema.nullable(),
      }),
    )
    .max(maximumMentions)
    .optional(),
  quote: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('found'),
        id: messageIdSchema,
        author: messageAuthor.nullable(),
        text: z.string(),
      }),
      z.strictObject({ kind: z.literal('missing') }),
    ])
    .optional(),
  reactions: z
    .array(
      z.strictObject({
        word: z.enum(reactionWords),
        count,
        mine: z.boolean(),
        people: z.array(messageAuthor.nullable()).max(namedReactors),
      }),
    )
    .max(reactionWords.length)
    .optional(),
  line: z
    .strictObject({
      action: z.enum(roomLineActions),
      people: z.array(messageAuthor.nullable()).max(shownInLine),
      count,
      name: z.string(),
      role: z.enum(groupRoles).nullable(),
      rules: z.lazy(() => groupRulesSchema).nullable(),
    })
    .optional(),
  time,
  clockAt: time.optional(),
  state: z.enum(messageStates),
  arrival: count,
  failure: z.enum(errorCodes).nullable(),
});

export const groupRulesSchema: z.ZodType<GroupRules, unknown> = z.strictObject({
  write: z.enum(groupCircles),
  invite: z.enum(groupCircles),
});

const listedConversation = {
  id: conversationIdSchema,
  preview: z.strictObject({ text: z.string(), mine: z.boolean(), state: z.enum(messageStates) }).nullable(),
  time,
  clockAt: time.optional(),
  unread: count,
  mentioned: z.boolean().optional(),
  favourite: z.boolean(),
  muted: z.boolean(),
  draft: z.string(),
};

export const conversationSchema: z.ZodType<Conversation, unknown> = z.discriminatedUnion('kind', [
  z.strictObject({
    ...listedConversation,
    kind: z.literal('direct'),
    peer: personSchema,
    reachable: z.boolean(),
    gone: z.boolean(),
    trust: z.enum(peerTrusts),
  }),
  z.strictObject({
    ...listedConversation,
    kind: z.literal('group'),
    group: patterned<GroupId>(hex256Pattern),
    name: z.string(),
    members: z.array(personSchema).max(shownMembers),
    memberCount: count,
    role: z.enum(groupRoles).nullable(),
    rules: groupRulesSchema,
  }),
]);

export const conversationPlaceSchema: z.ZodType<ConversationPlace, unknown> = z.strictObject({
  id: conversationIdSchema,
  favourite: z.boolean(),
  time,
});

export const appStatusSchema: z.ZodType<AppStatus, unknown> = z.strictObject({
  phase: z.enum(appPhases),
  self: personSchema.nullable(),
  agency: z.string(),
  embedded: z.boolean(),
  connection: z.enum(connectionStates),
  vault: z.enum(vaultProtections),
  storage: z.enum(storageHealths),
  clockSkewMs: z.int().nullable(),
  failure: z.enum(errorCodes).nullable(),
});

export const enrolmentOfferSchema: z.ZodType<EnrolmentOffer, unknown> = z.strictObject({
  person: personSchema,
  taken: z.boolean(),
});

const profileFields = {
  statusText: z.string().max(maximumStatusLength),
  absence: z.strictObject({ kind: z.enum(absenceKinds), until: z.iso.date().nullable() }).nullable(),
  availability: z.enum(availabilities),
  photo: patterned<PhotoVersion>(photoVersionPattern).nullable(),
};

export const presenceSchema: z.ZodType<Presence, unknown> = z.strictObject({
  ...profileFields,
  activity: z.enum(activities),
});

export const ownPresenceSchema: z.ZodType<OwnPresence, unknown> = z.strictObject({
  ...profileFields,
  availabilityUntil: time.nullable(),
  activity: z.enum(activities).exclude(['offline']),
});

/** 60 digits. */
export const safetyDigits = z.string().regex(/^[0-9]{60}$/);

export const safetyNumberSchema: z.ZodType<SafetyNumber, unknown> = z.strictObject({
  digits: safetyDigits,
  scannable: z.base64(),
  verified: z.boolean(),
});

export const settingsSchema: z.ZodType<Settings, unknown> = z.strictObject({
  blockOnIdentityChange: z.boolean(),
  mentionsDespiteMute: z.boolean(),
  tellRead: z.boolean(),
});

export const aboutSchema: z.ZodType<About, unknown> = z.strictObject({
  version: z.string().max(60),
  electron: z.string().max(60),
  runtime: z.enum(['electron', 'stand-in']),
  chromium: z.string().max(60),
  node: z.string().max(60),
});

export const destinationSchema: z.ZodType<Destination, unknown> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('conversation'), conversation: conversationIdSchema }),
  z.strictObject({ kind: z.literal('person'), person: personIdSchema }),
  z.strictObject({ kind: z.literal('page'), page: z.enum(destinationPages) }),
]);

export const journeySchema = z.strictObject({
  to: destinationSchema,
  by: z.enum(leaders),
}) satisfies z.ZodType<Journey, unknown>;

const paneWidth = z.int().min(paneWidths.least).max(paneWidths.most);

export const preferencesSchema = z.strictObject({
  language: z.enum(interfaceLanguages),
  theme: z.enum(themes),
  textSize: z.enum(textSizes),
  density: z.enum(densities),
  zoom: z.literal(zoomFactors),
  closeToTray: z.boolean(),
  autostart: z.boolean(),
  startHidden: z.boolean(),
  notifications: z.boolean(),
  notificationPreview: z.enum(notificationPreviews),
  listWidth: paneWidth.nullable(),
  treeWidth: paneWidth.nullable(),
}) satisfies z.ZodType<Preferences, unknown>;
