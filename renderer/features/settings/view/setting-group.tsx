import { useId, type ReactNode } from 'react';
import styles from './setting-group.module.css';

/** A card of settings that belong together, under a heading. */
export function SettingGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.group}>
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      <div className={styles.card}>{children}</div>
    </section>
  );
}
