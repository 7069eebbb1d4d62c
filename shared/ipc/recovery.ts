import { z } from 'zod';
import { request, type DomainDefinition } from './define.ts';

const nothing = z.strictObject({});
const count = z.int().nonnegative();
/** The name of the file, without its folder, under which the old database is kept. */
const keptAs = z.string().min(1).max(120);

/** What one can do about a database that does not open. The old one is always kept. */
export const recovery = {
  requests: {
    /**
     * Takes over what can still be read of a damaged database into a new one, keeps the damaged one beside it, and
     * starts again. Refused with `database-unreadable` when nothing can be read.
     */
    salvage: request(
      nothing,
      z.strictObject({
        conversations: count,
        messages: count,
        /** Whether all of it could be read. */
        complete: z.boolean(),
        keptAs,
      }),
    ),
    /** Puts the old database and its key aside, and starts again with an empty one. */
    startAnew: request(nothing, z.strictObject({ keptAs })),
  },
  events: {},
} satisfies DomainDefinition<'recovery'>;
