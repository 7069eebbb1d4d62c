import { z } from 'zod';
import type { DirectoryState } from '../model/directory-state.ts';
import { request, type DomainDefinition } from './define.ts';
import {
  pageLimit,
  personDetailsSchema,
  personIdSchema,
  personSchema,
  unitIdSchema,
  unitSchema,
} from './schemas.ts';

/** `reachable`: they use Narae. */
const foundPerson = z.strictObject({ person: personSchema, reachable: z.boolean() });
const foundUnit = z.strictObject({ id: unitIdSchema, path: z.array(z.string()).min(1) });

const directoryStateSchema = z.strictObject({
  receiving: z.strictObject({ people: z.int().min(0), of: z.int().min(0) }).nullable(),
  indexing: z.enum(['no', 'building', 'rebuilding']),
  refused: z.boolean(),
}) satisfies z.ZodType<DirectoryState>;

/** Finding people, and how the agencies are made up. Everything but `state` is refused with `not-serving` to who has left. */
export const directory = {
  requests: {
    /**
     * Up to `limit` people, without oneself, in whom every word occurs, and up to ten units by their name; whoever is at work
     * first, then those of one's own department and agency. Without words the people of one's own department come first.
     * Nothing where the scope is one's own unit and nobody says which that is.
     */
    search: request(
      z.strictObject({
        query: z.string().max(100),
        scope: z.enum(['everybody', 'agency', 'unit']),
        limit: pageLimit,
      }),
      z.strictObject({ people: z.array(foundPerson), more: z.boolean(), units: z.array(foundUnit) }),
    ),
    /** How complete what one finds people in is. */
    state: request(z.strictObject({}), directoryStateSchema),
    /** The parts of a unit in their order; the agencies for null. */
    units: request(
      z.strictObject({ parent: unitIdSchema.nullable() }),
      z.strictObject({ units: z.array(unitSchema) }),
    ),
    /** A unit and those above it, from the agency down; one's own for null, which is empty where nothing says what that is. */
    unitPath: request(
      z.strictObject({ unit: unitIdSchema.nullable() }),
      z.strictObject({ path: z.array(z.strictObject({ id: unitIdSchema, name: z.string() })) }),
    ),
    /** The people of a unit itself by pages, heads first, those with another post in it included; `after` is the last one that one has. */
    staff: request(
      z.strictObject({ unit: unitIdSchema, after: personIdSchema.optional(), limit: pageLimit }),
      z.strictObject({ people: z.array(foundPerson), more: z.boolean() }),
    ),
    /** Everything that the agency says of a person. Refused with `not-found` for somebody unknown. */
    card: request(
      z.strictObject({ person: personIdSchema }),
      z.strictObject({
        person: personSchema,
        reachable: z.boolean(),
        /** The directory had them and has them no more. */
        gone: z.boolean(),
        details: personDetailsSchema,
        /** Who acts for them. */
        deputy: personSchema.nullable(),
      }),
    ),
  },
  events: { changed: z.strictObject({}), stateChanged: directoryStateSchema },
} satisfies DomainDefinition<'directory'>;
