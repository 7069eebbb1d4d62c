import { useState } from 'react';
import { useOwnProfile, usePhoto, usePresence } from '#renderer/bridge/presence/use-presence.ts';
import { Avatar } from '#renderer/ui/person/avatar.tsx';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { usePersonName } from '#renderer/ui/person/use-person-name.ts';
import { ScreenReaderText } from '#renderer/ui/text/screen-reader-text.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Person } from '#shared/model/person.ts';
import { lookWords } from '../model/presence-words.ts';
import { usePresenceLook } from '../model/use-presence-look.ts';
import styles from './own-profile-button.module.css';
import { OwnProfileDialog } from './own-profile-dialog.tsx';

/** Oneself at the foot of the rail: how the others see one, and the way to change that. */
export function OwnProfileButton({ self }: { readonly self: Person }) {
  const text = useText();
  const personName = usePersonName();
  const [isOpen, setOpen] = useState(false);
  const profile = useOwnProfile();
  const presence = usePresence(self.id);
  const photo = usePhoto(self.id, presence);
  const look = usePresenceLook(presence);
  const label = text('rail.self', {
    name: personName(self.name, personTitle(self)),
    presence: text(lookWords[look]),
  });
  return (
    <>
      <button
        type="button"
        className={styles.self}
        aria-haspopup="dialog"
        title={label}
        onClick={() => setOpen(true)}
      >
        <Avatar id={self.id} name={self.name} size={36} photo={photo} presence={look} />
        <ScreenReaderText>{label}</ScreenReaderText>
      </button>
      {profile !== undefined && (
        <OwnProfileDialog self={self} profile={profile} open={isOpen} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
