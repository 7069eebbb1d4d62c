import { z } from 'zod';
import { request, type DomainDefinition } from './define.ts';
import { settingsSchema } from './schemas.ts';

/** What a person chooses for this profile. */
export const settings = {
  requests: {
    get: request(z.strictObject({}), settingsSchema),
    /** Changes what is named and leaves the rest; answers all of it. */
    set: request(
      z.strictObject({
        blockOnIdentityChange: z.boolean().optional(),
        mentionsDespiteMute: z.boolean().optional(),
        tellRead: z.boolean().optional(),
      }),
      settingsSchema,
    ),
  },
  events: { changed: settingsSchema },
} satisfies DomainDefinition<'settings'>;
