import clsx from 'clsx';
import type { Person } from '#shared/model/person.ts';
import { Avatar } from './avatar.tsx';
import { avatarTint } from './avatar-tint.ts';
import avatarStyles from './avatar.module.css';
import styles from './group-avatar.module.css';

/** The faces of a room: up to four of its members, each by the first letter of their name. Decoration, as {@link Avatar}. */
export function GroupAvatar({
  id,
  members,
  size = 40,
}: {
  readonly id: string;
  readonly members: readonly Pick<Person, 'id' | 'name'>[];
  readonly size?: 28 | 40;
}) {
  const [only] = members;
  if (members.length <= 1) return <Avatar id={only?.id ?? id} name={only?.name ?? '·'} size={size} />;
  return (
    <span
      className={clsx(
        styles.group,
        styles[`size${size}`],
        members.length < 4 && styles[`of${members.length}`],
      )}
      aria-hidden="true"
    >
      {members.slice(0, 4).map((member) => (
        <span
          key={member.id}
          className={clsx(styles.face, avatarStyles.avatar, avatarStyles[`tint${avatarTint(member.id)}`])}
        >
          {[...member.name.normalize('NFC')][0]}
        </span>
      ))}
    </span>
  );
}
