import { z } from 'zod';
import { errorCodes } from '#shared/errors/error-code.ts';
import { personIdSchema, personSchema } from '#shared/ipc/schemas.ts';
import { messageKinds, messageStates } from '#shared/model/message.ts';
import { peerTrusts } from '#shared/model/trust.ts';
import people from './people.json' with { type: 'json' };

const fixtureSchema = z.object({
  agency: z.string(),
  self: personIdSchema,
  people: z.array(personSchema),
  longPerson: personSchema,
  unreachable: z.array(personIdSchema),
  taken: z.array(personIdSchema),
  conversations: z.array(
    z.object({
      person: personIdSchema,
      minutesAgo: z.number(),
      unread: z.int(),
      favourite: z.boolean().default(false),
      muted: z.boolean().default(false),
      draft: z.string(),
      trust: z.enum(peerTrusts).default('known'),
    }),
  ),
  messages: z.record(
    z.string(),
    z.array(
      z.object({
        minutesAgo: z.number(),
        mine: z.boolean(),
        text: z.string(),
        kind: z.enum(messageKinds).optional(),
        state: z.enum(messageStates).optional(),
        failure: z.enum(errorCodes).optional(),
      }),
    ),
  ),
  filler: z.array(z.string()),
  longWord: z.string(),
  longText: z.string(),
  answers: z.array(z.string()),
  supportBundle: z.array(z.string()),
});

/** The generated demo people and what they have said. */
export const fixture = fixtureSchema.parse(people);
