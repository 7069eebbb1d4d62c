import styles from './tag.module.css';

/** A word on a small plate beside a name. */
export function Tag({ children }: { readonly children: string }) {
  return <span className={styles.tag}>{children}</span>;
}
