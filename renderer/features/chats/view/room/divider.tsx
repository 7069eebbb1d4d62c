import clsx from 'clsx';
import styles from './divider.module.css';

/** A line with words: a new day, or how far one had read. */
export function Divider({ label, unread = false }: { readonly label: string; readonly unread?: boolean }) {
  return (
    <div className={clsx(styles.divider, unread && styles.unread)} data-divider={unread ? 'unread' : 'day'}>
      <span>{label}</span>
    </div>
  );
}
