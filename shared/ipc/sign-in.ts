import { z } from 'zod';
import { request, type DomainDefinition } from './define.ts';
import { appStatusSchema, enrolmentOfferSchema, personIdSchema } from './schemas.ts';

/** Enrolling this PC: by an invitation code, or as one of the people whom the backend offers. */
export const signIn = {
  requests: {
    offers: request(z.strictObject({}), z.array(enrolmentOfferSchema)),
    enrol: request(
      z.union([
        z.strictObject({ person: personIdSchema }),
        z.strictObject({ invitation: z.string().min(1).max(40) }),
      ]),
      appStatusSchema,
    ),
  },
  events: {},
} satisfies DomainDefinition<'signIn'>;
