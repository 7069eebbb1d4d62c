import { useQuery } from '@tanstack/react-query';
import type { PersonId } from '#shared/model/ids.ts';
import { unknownPresence, type OwnPresence, type Presence } from '#shared/model/presence.ts';
import { useBridge } from '../bridge-context.ts';
import { useAppStatus } from '../use-app-status.ts';
import { ownProfileQuery, photoQuery, presenceQuery } from './presence-queries.ts';

/** What is to be seen of a person right now; of oneself as the others see it. */
export function usePresence(person: PersonId): Presence {
  const client = useBridge();
  const status = useAppStatus();
  const isSelf = status?.self?.id === person;
  const { data } = useQuery({ ...presenceQuery(client, person), enabled: !isSelf });
  const own = useOwnProfile();
  if (!isSelf) return data ?? unknownPresence;
  if (own === undefined) return unknownPresence;
  const isSeen = status.connection === 'online' && own.availability !== 'hidden';
  return { ...own, activity: isSeen ? own.activity : 'offline' };
}

/** The photo of a person as an address of an image; null where there is none, or as long as it is not there. */
export function usePhoto(person: PersonId, { photo: version }: Presence): string | null {
  const { data } = useQuery(photoQuery(useBridge(), person, version));
  return version === null || data === undefined || data === null ? null : `data:image/jpeg;base64,${data}`;
}

/** What the person tells the others; undefined before the first answer. */
export function useOwnProfile(): OwnPresence | undefined {
  return useQuery(ownProfileQuery(useBridge())).data;
}
