import { z } from 'zod';
import { groupRoles, maximumGroupName, maximumMembers } from '../model/group.ts';
import { request, type DomainDefinition } from './define.ts';
import {
  conversationIdSchema,
  conversationSchema,
  groupRulesSchema,
  messageIdSchema,
  pageLimit,
  personIdSchema,
  personSchema,
} from './schemas.ts';

const place = z.strictObject({ conversation: conversationIdSchema });
const name = z.string().max(maximumGroupName);
const people = z
  .array(personIdSchema)
  .min(1)
  .max(maximumMembers - 1);

const readerSchema = z.strictObject({ person: personSchema, self: z.boolean() });

/** Rooms: who is in them, and what their members change. Each change is durable here when it is answered, and told to the others as soon as may be. */
export const groups = {
  requests: {
    /**
     * A new room with these people. Those without an account are left out and named; refused with `no-account` when nobody is
     * left. An empty name: it is called by its members.
     */
    create: request(
      z.strictObject({ name, people }),
      z.strictObject({ conversation: conversationSchema, without: z.array(personIdSchema) }),
    ),
    /** The members in the order in which they came in, after `after`. */
    members: request(
      z.strictObject({
        conversation: conversationIdSchema,
        after: personIdSchema.optional(),
        limit: pageLimit,
      }),
      z.strictObject({
        members: z.array(
          z.strictObject({
            person: personSchema,
            role: z.enum(groupRoles),
            self: z.boolean(),
            /** The directory has them no more. */
            gone: z.boolean(),
          }),
        ),
        more: z.boolean(),
        /** How many of all members the directory has no more. */
        gone: z.int().nonnegative(),
      }),
    ),
    /** As `create`, for a room there is. Whoever is a member already stays one. */
    invite: request(
      z.strictObject({ conversation: conversationIdSchema, people }),
      z.strictObject({ conversation: conversationSchema, without: z.array(personIdSchema) }),
    ),
    /** Refused with `not-allowed`, as everything here that the own role does not allow. */
    remove: request(
      z.strictObject({ conversation: conversationIdSchema, person: personIdSchema }),
      conversationSchema,
    ),
    /** Removes whomever the directory has no more: a manager does, because no directory decides who is in a room. */
    removeGone: request(place, conversationSchema),
    /** To make somebody the owner makes oneself a manager. */
    setRole: request(
      z.strictObject({
        conversation: conversationIdSchema,
        person: personIdSchema,
        role: z.enum(groupRoles),
      }),
      conversationSchema,
    ),
    rename: request(z.strictObject({ conversation: conversationIdSchema, name }), conversationSchema),
    setRules: request(
      z.strictObject({ conversation: conversationIdSchema, rules: groupRulesSchema }),
      conversationSchema,
    ),
    /** How many of those for whom a message was have not read it yet: of each where that can be said, in no order. */
    unreadCounts: request(
      z.strictObject({ conversation: conversationIdSchema, messages: z.array(messageIdSchema).max(200) }),
      z.strictObject({
        counts: z.array(z.strictObject({ message: messageIdSchema, unread: z.int().nonnegative() })),
      }),
    ),
    /**
     * Who has read a message and who has not, of those for whom it was; without names in a large room. Null where nothing can be
     * said of it. `self`: whether one of them is oneself.
     */
    readers: request(
      z.strictObject({ conversation: conversationIdSchema, message: messageIdSchema }),
      z
        .strictObject({
          read: z.int().nonnegative(),
          unread: z.int().nonnegative(),
          names: z.strictObject({ read: z.array(readerSchema), unread: z.array(readerSchema) }).nullable(),
        })
        .nullable(),
    ),
    /** What is here of the room stays here, to be read. */
    leave: request(place, conversationSchema),
  },
  events: {
    /** Somebody has come in or gone, or has another role. */
    membersChanged: place,
    /** Somebody has read on. Comes as often as somebody does: whoever listens asks again after a while. */
    readsChanged: place,
  },
} satisfies DomainDefinition<'groups'>;
