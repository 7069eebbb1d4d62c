import type { ReactNode } from 'react';
import styles from './gallery.module.css';

/** Some states of parts that belong together. */
export function Section({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section} aria-label={name}>
      <h2 className={styles.heading}>{name}</h2>
      {children}
    </section>
  );
}

/** One state, by name. */
export function State({
  name,
  wide = false,
  children,
}: {
  readonly name: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <figure className={wide ? styles.wide : styles.state}>
      <figcaption className={styles.name}>{name}</figcaption>
      {children}
    </figure>
  );
}
