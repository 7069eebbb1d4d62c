import { usePhoto, usePresence } from '#renderer/bridge/presence/use-presence.ts';
import { Avatar } from '#renderer/ui/person/avatar.tsx';
import { ScreenReaderText } from '#renderer/ui/text/screen-reader-text.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { PersonId } from '#shared/model/ids.ts';
import { lookWords } from '../model/presence-words.ts';
import { usePresenceLook } from '../model/use-presence-look.ts';

/** A person's photo or initials with their presence, which is spoken too. */
export function PersonAvatar({
  person,
  size = 40,
}: {
  readonly person: { readonly id: PersonId; readonly name: string };
  readonly size?: 28 | 36 | 40 | 56;
}) {
  const text = useText();
  const presence = usePresence(person.id);
  const photo = usePhoto(person.id, presence);
  const look = usePresenceLook(presence);
  return (
    <>
      <Avatar id={person.id} name={person.name} size={size} photo={photo} presence={look} />
      <ScreenReaderText>{text(lookWords[look])}</ScreenReaderText>
    </>
  );
}
