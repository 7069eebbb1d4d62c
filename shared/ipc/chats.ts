import { z } from 'zod';
import { reactionWords } from '../model/reaction.ts';
import { request, type DomainDefinition } from './define.ts';
import {
  conversationIdSchema,
  conversationPlaceSchema,
  conversationSchema,
  draft,
  messageIdSchema,
  messageSchema,
  pageLimit,
  personIdSchema,
  safetyDigits,
  safetyNumberSchema,
  text,
  wantedMentions,
} from './schemas.ts';

const nothing = z.strictObject({});
const unreadTotalSchema = z.strictObject({ count: z.int().nonnegative() });

/** Conversations, their history by pages, and what one does with a message. */
export const chats = {
  requests: {
    /**
     * Favourites first, then the newest; `before` is the place of the last row one already has. A conversation that was
     * opened and in which nothing was written is not among them; with `unread` only those with something unread are.
     */
    list: request(
      z.strictObject({
        before: conversationPlaceSchema.optional(),
        unread: z.boolean().optional(),
        limit: pageLimit,
      }),
      z.strictObject({ conversations: z.array(conversationSchema), more: z.boolean() }),
    ),
    /** One row, wherever in the list it lies. Refused with `not-found` when there is none. */
    get: request(z.strictObject({ conversation: conversationIdSchema }), conversationSchema),
    /**
     * Up to `limit` conversations of the list with whom every word finds, at least one of them by the name; newest first.
     * Without words the newest ones.
     */
    find: request(
      z.strictObject({ query: z.string().max(100), limit: pageLimit }),
      z.strictObject({ conversations: z.array(conversationSchema) }),
    ),
    /** The direct conversation with a person, made if there is none yet. No event tells of it before it is written in. */
    open: request(z.strictObject({ person: personIdSchema }), conversationSchema),
    /** Oldest first; `before` is the oldest message one already has, without it the newest page. */
    messages: request(
      z.strictObject({
        conversation: conversationIdSchema,
        before: messageIdSchema.optional(),
        limit: pageLimit,
      }),
      z.strictObject({ messages: z.array(messageSchema), more: z.boolean() }),
    ),
    /**
     * Answers once the message is durable on this PC. Sending the same `id` again changes nothing. Refused with `not-allowed`
     * where one may not call everybody; people without an account are words.
     */
    send: request(
      z.strictObject({
        conversation: conversationIdSchema,
        id: messageIdSchema,
        text,
        mentions: wantedMentions.optional(),
        /** The message of this conversation that it answers; refused with `not-found` when that is not there. */
        quote: messageIdSchema.optional(),
      }),
      messageSchema,
    ),
    /** Queues a failed message again. */
    retry: request(z.strictObject({ message: messageIdSchema }), messageSchema),
    /** Removes a failed message. */
    discard: request(z.strictObject({ message: messageIdSchema }), nothing),
    /** Puts a word below a message, or takes it away; refused with `not-allowed` where one may only read. */
    react: request(
      z.strictObject({ message: messageIdSchema, word: z.enum(reactionWords), on: z.boolean() }),
      messageSchema,
    ),
    /**
     * Everything that arrived up to and including `upTo` (a message's `arrival`, or a larger number for all there is) has been
     * seen. Nothing changes for a conversation that is gone into another one meanwhile.
     */
    markRead: request(
      z.strictObject({ conversation: conversationIdSchema, upTo: z.int().nonnegative() }),
      nothing,
    ),
    saveDraft: request(z.strictObject({ conversation: conversationIdSchema, text: draft }), nothing),
    /** A muted conversation notifies of nothing and is not counted in the total of unread messages. */
    mute: request(
      z.strictObject({ conversation: conversationIdSchema, muted: z.boolean() }),
      conversationSchema,
    ),
    /** A favourite stands above the others in the list. */
    setFavourite: request(
      z.strictObject({ conversation: conversationIdSchema, favourite: z.boolean() }),
      conversationSchema,
    ),
    /** Unread messages of all conversations that are not muted. */
    unreadTotal: request(nothing, unreadTotalSchema),
    /** Null as long as no key of the peer has been seen. */
    safetyNumber: request(
      z.strictObject({ conversation: conversationIdSchema }),
      safetyNumberSchema.nullable(),
    ),
    /** The person has compared these digits, or takes that back. Refused when they are not the present ones. */
    verify: request(
      z.strictObject({ conversation: conversationIdSchema, digits: safetyDigits, verified: z.boolean() }),
      conversationSchema,
    ),
    /** The person has seen that the safety number is now this one and goes on writing; refused when it is another. */
    acceptIdentity: request(
      z.strictObject({ conversation: conversationIdSchema, digits: safetyDigits }),
      conversationSchema,
    ),
  },
  events: {
    unreadTotalChanged: unreadTotalSchema,
    /** A row of the list is new or has changed. */
    conversationChanged: conversationSchema,
    /** A row is gone: the directory has said who the stranger is, and everything stands in the conversation with them now. */
    conversationMerged: z.strictObject({ from: conversationIdSchema, into: conversationSchema }),
    /** Before something leaves for a room: of how many devices that have to get the key for it, how many have it by now. */
    keysShared: z.strictObject({
      conversation: conversationIdSchema,
      done: z.int().nonnegative(),
      of: z.int().positive(),
    }),
    /** What something else than a window has put below the draft of this conversation, which has it already. */
    draftAdded: z.strictObject({ conversation: conversationSchema, added: draft }),
    /** Messages of one conversation are new or have changed (`changed`), or are gone (`removed`). */
    messagesChanged: z.strictObject({
      conversation: conversationIdSchema,
      changed: z.array(messageSchema),
      removed: z.array(messageIdSchema),
    }),
  },
} satisfies DomainDefinition<'chats'>;
