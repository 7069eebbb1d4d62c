import type { ReactNode } from 'react';
import styles from './screen-reader-text.module.css';

/** Words that are spoken but not drawn. */
export function ScreenReaderText({ children }: { readonly children: ReactNode }) {
  return <span className={styles.hidden}>{children}</span>;
}
