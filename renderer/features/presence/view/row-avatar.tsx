import { useRef } from 'react';
import { Avatar } from '#renderer/ui/person/avatar.tsx';
import { useInSight } from '#renderer/ui/hooks/use-in-sight.ts';
import type { PersonId } from '#shared/model/ids.ts';
import { PersonAvatar } from './person-avatar.tsx';
import styles from './row-avatar.module.css';

/**
 * A person's avatar in a list that may be long: their presence is asked for only while the row is in sight, and not of somebody
 * who does not use Narae.
 */
export function RowAvatar({
  person,
  reachable,
  size = 40,
}: {
  readonly person: { readonly id: PersonId; readonly name: string };
  readonly reachable: boolean;
  readonly size?: 28 | 40;
}) {
  const place = useRef<HTMLSpanElement>(null);
  const isInSight = useInSight(place);
  return (
    <span ref={place} className={styles.place}>
      {reachable && isInSight ? (
        <PersonAvatar person={person} size={size} />
      ) : (
        <Avatar id={person.id} name={person.name} size={size} />
      )}
    </span>
  );
}
