import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { RequestInput } from '#shared/ipc/contract.ts';
import type { PersonId, UnitId } from '#shared/model/ids.ts';
import type { NaraeClient } from './client.ts';
import { queryKeys } from './query-keys.ts';

/** Among whom is looked. */
export type SearchScope = RequestInput<'directory', 'search'>['scope'];

/** People and units of the directory; the former result stays until the next is there. */
export function peopleQuery(client: NaraeClient, query: string, scope: SearchScope = 'everybody') {
  return queryOptions({
    queryKey: queryKeys.people(query, scope),
    queryFn: () => client.request('directory', 'search', { query, scope, limit: peopleLimit }),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
}

/** How complete what people are found in is. */
export function directoryStateQuery(client: NaraeClient) {
  return queryOptions({
    queryKey: queryKeys.directoryState,
    queryFn: () => client.request('directory', 'state', {}),
  });
}

/** The parts of a unit; the agencies for null. */
export function unitsQuery(client: NaraeClient, parent: UnitId | null) {
  return queryOptions({
    queryKey: queryKeys.units(parent),
    queryFn: () => client.request('directory', 'units', { parent }),
    placeholderData: keepPreviousData,
  });
}

/** A unit and those above it; one's own for null. */
export function unitPathQuery(client: NaraeClient, unit: UnitId | null) {
  return queryOptions({
    queryKey: queryKeys.unitPath(unit),
    queryFn: () => client.request('directory', 'unitPath', { unit }),
  });
}

/** The people of a unit by pages. */
export function staffQuery(client: NaraeClient, unit: UnitId) {
  return infiniteQueryOptions({
    queryKey: queryKeys.staff(unit),
    queryFn: ({ pageParam }) =>
      client.request('directory', 'staff', {
        unit,
        limit: staffPageSize,
        ...(pageParam === null ? {} : { after: pageParam }),
      }),
    initialPageParam: firstPerson,
    getNextPageParam: (last) => (last.more ? last.people.at(-1)?.person.id : undefined),
  });
}

/** Everything that the agency says of a person. */
export function cardQuery(client: NaraeClient, person: PersonId) {
  return queryOptions({
    queryKey: queryKeys.card(person),
    queryFn: () => client.request('directory', 'card', { person }),
    placeholderData: keepPreviousData,
  });
}

const peopleLimit = 50;
const staffPageSize = 100;
const firstPerson: PersonId | null = null;
