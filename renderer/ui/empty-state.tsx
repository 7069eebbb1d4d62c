import clsx from 'clsx';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import styles from './empty-state.module.css';
import type { LucideIcon } from './icons.ts';

/** Where nothing is to be shown: an icon, a statement, and at most one action. */
export function EmptyState({
  icon,
  title,
  text,
  action,
  alert = false,
}: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text?: string;
  readonly action?: ReactNode;
  /** Something went wrong, so it is told at once. */
  readonly alert?: boolean;
}) {
  return (
    <div className={clsx(styles.empty, alert && styles.alert)} role={alert ? 'alert' : undefined}>
      <Icon of={icon} size={32} />
      <p className={styles.title}>{title}</p>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}
