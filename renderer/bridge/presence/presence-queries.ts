import { queryOptions } from '@tanstack/react-query';
import type { PersonId } from '#shared/model/ids.ts';
import type { PhotoVersion } from '#shared/model/presence.ts';
import type { NaraeClient } from '../client.ts';
import { queryKeys } from '../query-keys.ts';
import { PresenceBatch } from './presence-batch.ts';

/** What others tell of a person. Asked for at every drawing: whoever is not asked for is not followed for ever. */
export function presenceQuery(client: NaraeClient, person: PersonId) {
  return queryOptions({
    queryKey: queryKeys.presence(person),
    queryFn: () => batchOf(client).load(person),
    staleTime: 0,
    retry: false,
  });
}

/** A photo as a JPEG in base64. Its version is its name: it never changes. */
export function photoQuery(client: NaraeClient, person: PersonId, version: PhotoVersion | null) {
  return queryOptions({
    // Whoever has none leaves nothing in the cache.
    queryKey: version === null ? queryKeys.noPhoto : queryKeys.photo(person, version),
    queryFn: async () => (await client.request('presence', 'photo', { person })).photo,
    enabled: version !== null,
    // One that could not be had is asked for again.
    staleTime: ({ state }) => (state.data === null ? 0 : Infinity),
    retry: false,
  });
}

/** What the person tells the others about themselves. */
export function ownProfileQuery(client: NaraeClient) {
  return queryOptions({
    queryKey: queryKeys.ownProfile,
    queryFn: () => client.request('presence', 'profile', {}),
  });
}

const batches = new WeakMap<NaraeClient, PresenceBatch>();

function batchOf(client: NaraeClient): PresenceBatch {
  const batch = batches.get(client) ?? new PresenceBatch(client);
  batches.set(client, batch);
  return batch;
}
