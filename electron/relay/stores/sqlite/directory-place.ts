import { z } from 'zod';
import { AppError } from '#shared/errors/app-error.ts';
import { unit as unitSchema } from '#shared/wire/schemas.ts';
import type { UnitId } from '#shared/model/ids.ts';

/**
 * How far a PC has come with the directory, and for whose eyes: `agency` is that of whoever asked. `changes`: it knows
 * everything up to a change. Before that, of everything up to the change `until` with which it began: first the `units`, then
 * `own` people, those of the agency, then all `others`. `anew`: it knows everything up to `until`, but what may be seen of
 * the people of these agencies is being sent again, one agency after the other.
 */
export type DirectoryPlace =
  | { readonly part: 'changes'; readonly after: number; readonly agency: UnitId | null }
  | {
      readonly part: 'units' | 'own' | 'others';
      readonly after: number;
      readonly until: number;
      readonly agency: UnitId;
    }
  | {
      readonly part: 'anew';
      readonly after: number;
      readonly until: number;
      readonly agency: UnitId | null;
      readonly agencies: readonly UnitId[];
    };

/** A place in the history of one directory: `run` is the run of the relay in which the newest change was made that is known. */
export interface PlaceInHistory {
  readonly run: string;
  readonly place: DirectoryPlace;
}

/** The newest change that whoever is at a place knows. */
export function newestKnown(place: DirectoryPlace): number {
  return place.part === 'changes' ? place.after : place.until;
}

/**
 * Where somebody of an agency goes on who came to a place; null where they have to begin anew. Whoever has changed their
 * agency is sent the people of both again: before everybody has come, it is simpler to begin again.
 */
export function placeFor(place: DirectoryPlace, agency: UnitId | null): DirectoryPlace | null {
  if (place.agency === agency) return place;
  if (place.part !== 'changes' && place.part !== 'anew') return null;
  const unfinished = place.part === 'anew' ? place.agencies : [];
  const agencies = [...new Set([...unfinished, place.agency, agency])].filter((one) => one !== null);
  if (agencies.length > mostAgencies) return null;
  return { part: 'anew', after: 0, until: newestKnown(place), agency, agencies };
}

/** Whoever changes their agency more often before they are sent what comes of it begins again: tokens stay short. */
const mostAgencies = 8;

/** The token of a place, which means nothing to whom it is given. */
export function toToken({ run, place }: PlaceInHistory): string {
  return Buffer.from(JSON.stringify({ run, place })).toString('base64url');
}

/** Null for a token of before there were runs. @throws AppError `invalid-request` for a token that no store made. */
export function fromToken(token: string): PlaceInHistory | null {
  if (formerToken.test(token)) return null;
  try {
    return form.parse(JSON.parse(Buffer.from(token, 'base64url').toString()));
  } catch (error) {
    throw new AppError('invalid-request', { cause: error });
  }
}

const formerToken = /^(\d{1,16}|(units|own|others)\.\d{1,16}\.\d{1,16}\.[A-Za-z0-9_-]{0,2000})$/;

const change = z.int().min(0);
const form = z.strictObject({
  run: z.string(),
  place: z.discriminatedUnion('part', [
    z.strictObject({ part: z.literal('changes'), after: change, agency: unitSchema.nullable() }),
    z.strictObject({
      part: z.enum(['units', 'own', 'others']),
      after: change,
      until: change,
      agency: unitSchema,
    }),
    z.strictObject({
      part: z.literal('anew'),
      after: change,
      until: change,
      agency: unitSchema.nullable(),
      agencies: z.array(unitSchema).min(1).max(mostAgencies),
    }),
  ]),
});
