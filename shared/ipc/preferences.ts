import { z } from 'zod';
import { request, type DomainDefinition } from './define.ts';
import { preferencesSchema } from './schemas.ts';

/** How the program behaves on this PC: kept by the shell, the same for all windows. */
export const preferences = {
  requests: {
    get: request(z.strictObject({}), preferencesSchema),
    /** Changes what is named and leaves the rest; answers all of it. */
    set: request(preferencesSchema.partial(), preferencesSchema),
  },
  events: { changed: preferencesSchema },
} satisfies DomainDefinition<'preferences'>;
