import { z } from 'zod';
import { request, type DomainDefinition } from './define.ts';
import { pageLimit, personSchema } from './schemas.ts';

/** Finding people. */
export const directory = {
  requests: {
    /** Up to `limit` people of the directory without oneself; an empty query lists one's own department first. */
    people: request(
      z.strictObject({ query: z.string().max(100), limit: pageLimit }),
      z.array(z.strictObject({ person: personSchema, reachable: z.boolean() })),
    ),
  },
  events: { changed: z.strictObject({}) },
} satisfies DomainDefinition<'directory'>;
