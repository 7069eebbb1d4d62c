import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { Icon } from './icon.tsx';
import { ChevronDown } from './icons.ts';
import styles from './select.module.css';

/** The system's own list to choose from. Its label stands outside, tied to it by `id`. */
export function Select({ className, ...rest }: Omit<ComponentProps<'select'>, 'size' | 'multiple'>) {
  return (
    <span className={clsx(styles.frame, className)}>
      <select {...rest} className={styles.select} />
      <span className={styles.arrow}>
        <Icon of={ChevronDown} size={16} />
      </span>
    </span>
  );
}
