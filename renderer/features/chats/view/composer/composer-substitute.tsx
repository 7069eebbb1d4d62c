import { Icon } from '#renderer/ui/icon.tsx';
import { CircleAlert, UserRoundX } from '#renderer/ui/icons.ts';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Person } from '#shared/model/person.ts';
import type { ShutOut } from '../../model/shut-out.ts';
import styles from './composer-substitute.module.css';

/** Stands where the composer would be, and says why there is none. */
export function ComposerSubstitute({
  peer,
  shutOut,
}: {
  readonly peer: Person;
  readonly shutOut: ShutOut | null;
}) {
  const text = useText();
  const title = personTitle(peer);
  return (
    <p className={styles.substitute} role="status">
      <Icon of={shutOut === null ? UserRoundX : CircleAlert} size={16} />
      <span>
        {shutOut !== null
          ? text(`room.${shutOut}`)
          : title === ''
            ? text('room.unreachable.untitled', { name: peer.name })
            : text('room.unreachable', { name: peer.name, title })}
      </span>
    </p>
  );
}
