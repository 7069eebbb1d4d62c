import styles from './key-cap.module.css';

/** A key as it is printed on the keyboard: the same in every language. */
export function KeyCap({ name }: { readonly name: string }) {
  return <kbd className={styles.key}>{name}</kbd>;
}
