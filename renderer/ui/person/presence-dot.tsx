import clsx from 'clsx';
import type { PresenceLook } from '#shared/model/presence.ts';
import styles from './presence-dot.module.css';

/** Presence as a shape: a disc, half a disc, a disc with a bar, a ring. Decoration: words say the same beside it. */
export function PresenceDot({ look, on }: { readonly look: PresenceLook; readonly on: 'avatar' | 'line' }) {
  return <span className={clsx(styles.dot, styles[look], styles[on])} aria-hidden="true" />;
}
