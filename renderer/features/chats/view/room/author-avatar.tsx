import { usePhoto, usePresence } from '#renderer/bridge/presence/use-presence.ts';
import { Avatar } from '#renderer/ui/person/avatar.tsx';
import type { PersonId } from '#shared/model/ids.ts';

/** Who of a room has written a message. */
export function AuthorAvatar({ person, name }: { readonly person: PersonId; readonly name: string }) {
  const photo = usePhoto(person, usePresence(person));
  return <Avatar id={person} name={name} size={36} photo={photo} />;
}
