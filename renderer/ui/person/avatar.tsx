import clsx from 'clsx';
import { avatarTint } from './avatar-tint.ts';
import styles from './avatar.module.css';
import { initials } from './initials.ts';

/** A person's squircle with initials. Decoration: the name always stands beside it or in a label. */
export function Avatar({
  id,
  name,
  size = 40,
}: {
  readonly id: string;
  readonly name: string;
  readonly size?: 28 | 36 | 40 | 56;
}) {
  return (
    <span
      className={clsx(styles.avatar, styles[`size${size}`], styles[`tint${avatarTint(id)}`])}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  );
}
