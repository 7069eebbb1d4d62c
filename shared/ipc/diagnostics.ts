import { z } from 'zod';
import { request, type DomainDefinition } from './define.ts';
import { aboutSchema } from './schemas.ts';
import { hex128Pattern } from '../model/ids.ts';

const bundleId = z.string().regex(hex128Pattern);

/** What the people who help with Narae may get to see, after the person has read it. */
export const diagnostics = {
  requests: {
    /** Which program this is. */
    about: request(z.strictObject({}), aboutSchema),
    /** Everything that a support bundle would hold, as text: no content, no names, ids only as hashes. */
    supportBundle: request(
      z.strictObject({}),
      z.strictObject({ id: bundleId, text: z.string().max(4_000_000) }),
    ),
    /** Saves exactly the text that was shown under this id, where the person chooses; false when they chose not to. */
    saveSupportBundle: request(z.strictObject({ id: bundleId }), z.strictObject({ saved: z.boolean() })),
  },
  events: {},
} satisfies DomainDefinition<'diagnostics'>;
