import clsx from 'clsx';
import { useEffect, useRef, type ComponentProps } from 'react';
import styles from './option-row.module.css';

interface OptionRowProps extends Omit<ComponentProps<'div'>, 'ref' | 'role'> {
  readonly chosen: boolean;
  /** False for a row that can be seen and not be chosen. */
  readonly choosable?: boolean;
}

/** One row of a list to choose from. The chosen one comes into sight. */
export function OptionRow({ chosen, choosable = true, className, ...rest }: OptionRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div
      {...rest}
      ref={row}
      role="option"
      aria-selected={chosen}
      aria-disabled={!choosable || undefined}
      className={clsx(styles.row, !choosable && styles.out, className)}
    />
  );
}
