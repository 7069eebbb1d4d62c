import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import styles from './banner.module.css';
import type { LucideIcon } from './icons.ts';

/** A strip above the content it concerns. It stays while it is true, so it has no close button. */
export function Banner({
  tone,
  icon,
  title,
  text,
  slim = false,
  actions,
}: {
  readonly tone: 'warn' | 'danger';
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  /** One line of small text, for something that is true all the time. */
  readonly slim?: boolean;
  /** What one can do about it: small buttons at the end. */
  readonly actions?: ReactNode;
}) {
  return (
    <div role="status" className={clsx(styles.banner, styles[tone], slim && styles.slim)}>
      <Icon of={icon} size={slim ? 14 : 16} />
      <span className={styles.text} title={slim ? text : undefined}>
        <b>{title}</b> {text}
      </span>
      {actions !== undefined && <span className={styles.actions}>{actions}</span>}
    </div>
  );
}
