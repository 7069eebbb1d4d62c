import clsx from 'clsx';
import type { ReactNode } from 'react';
import styles from './chip.module.css';

/** One of a few ways to look at a list; the chosen one is filled. */
export function Chip({
  chosen,
  onChoose,
  children,
}: {
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      className={clsx(styles.chip, chosen && styles.chosen)}
      onClick={onChoose}
    >
      {children}
    </button>
  );
}
