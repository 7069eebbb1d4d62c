import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { LucideIcon } from './icons.ts';
import styles from './text-field.module.css';

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'type' | 'size'> {
  readonly icon?: LucideIcon;
  readonly invalid?: boolean;
  /** Stands at the right end inside the field. */
  readonly trailing?: ReactNode;
}

/** A one-line field. Label and error text stand outside, tied to it by `id` and `aria-describedby`. */
export function TextField({ icon, invalid = false, trailing, className, ...rest }: TextFieldProps) {
  return (
    <span className={clsx(styles.field, invalid && styles.invalid, className)}>
      {icon !== undefined && <Icon of={icon} />}
      <input
        autoComplete="off"
        spellCheck={false}
        {...rest}
        type="text"
        className={styles.input}
        aria-invalid={invalid || undefined}
      />
      {trailing}
    </span>
  );
}
