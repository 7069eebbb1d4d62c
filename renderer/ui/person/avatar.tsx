import clsx from 'clsx';
import type { PresenceLook } from '#shared/model/presence.ts';
import { avatarTint } from './avatar-tint.ts';
import styles from './avatar.module.css';
import { initials } from './initials.ts';
import { PresenceDot } from './presence-dot.tsx';

/** A person's squircle with initials. Decoration: the name always stands beside it or in a label. */
export function Avatar({
  id,
  name,
  size = 40,
  photo = null,
  presence,
}: {
  readonly id: string;
  readonly name: string;
  readonly size?: 28 | 36 | 40 | 56;
  /** The address of an image; initials where there is none. */
  readonly photo?: string | null;
  readonly presence?: PresenceLook;
}) {
  return (
    <span
      className={clsx(styles.avatar, styles[`size${size}`], styles[`tint${avatarTint(id)}`])}
      aria-hidden="true"
    >
      {photo === null ? initials(name) : <img className={styles.photo} src={photo} alt="" />}
      {presence !== undefined && <PresenceDot look={presence} on="avatar" />}
    </span>
  );
}
