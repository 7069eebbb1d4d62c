import { z } from 'zod';
import { groupRoles, maximumGroupName, maximumMembers } from '../model/group.ts';
import { request, type DomainDefinition } from './define.ts';
import {
  conversationIdSchema,
  conversationSchema,
  groupRulesSchema,
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
          z.strictObject({ person: personSchema, role: z.enum(groupRoles), self: z.boolean() }),
        ),
        more: z.boolean(),
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
    /** What is here of the room stays here, to be read. */
    leave: request(place, conversationSchema),
  },
  events: {
    /** Somebody has come in or gone, or has another role. */
    membersChanged: place,
  },
} satisfies DomainDefinition<'groups'>;
