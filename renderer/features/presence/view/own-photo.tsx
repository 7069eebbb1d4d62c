import { useRef } from 'react';
import { usePhoto, usePresence } from '#renderer/bridge/presence/use-presence.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Avatar } from '#renderer/ui/person/avatar.tsx';
import { departmentName } from '#renderer/ui/person/department-name.ts';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Person } from '#shared/model/person.ts';
import type { OwnProfile } from '#shared/model/presence.ts';
import { useOwnPhoto } from '../model/use-own-photo.ts';
import { usePresenceLook } from '../model/use-presence-look.ts';
import styles from './own-photo.module.css';

/** Who one is, with one's photo, which can be changed at once. */
export function OwnPhoto({ self, profile }: { readonly self: Person; readonly profile: OwnProfile }) {
  const text = useText();
  const file = useRef<HTMLInputElement>(null);
  const presence = usePresence(self.id);
  const photo = usePhoto(self.id, presence);
  const look = usePresenceLook(presence);
  const put = useOwnPhoto();
  return (
    <div className={styles.who}>
      <Avatar id={self.id} name={self.name} size={56} photo={photo} presence={look} />
      <div className={styles.words}>
        <p className={styles.name}>
          {self.name} <span className={styles.title}>{personTitle(self)}</span>
        </p>
        <p className={styles.department}>{departmentName(self)}</p>
        <div className={styles.actions}>
          <Button size="small" onClick={() => file.current?.click()} disabled={put.isPending}>
            {text('profile.photo.choose')}
          </Button>
          {profile.photo !== null && (
            <Button size="small" onClick={() => put.mutate(null)} disabled={put.isPending}>
              {text('profile.photo.remove')}
            </Button>
          )}
        </div>
        {put.error !== null && (
          <p className={styles.problem} role="alert">
            {text('profile.photo.error')}
          </p>
        )}
      </div>
      <input
        ref={file}
        type="file"
        accept="image/*"
        hidden
        aria-label={text('profile.photo.choose')}
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen !== undefined) put.mutate(chosen);
          // The same file again is a choice too.
          event.target.value = '';
        }}
      />
    </div>
  );
}
