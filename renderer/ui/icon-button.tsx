import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { Icon } from './icon.tsx';
import styles from './icon-button.module.css';
import type { LucideIcon } from './icons.ts';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'children'> {
  readonly icon: LucideIcon;
  /** Spoken, and shown as a tooltip. */
  readonly label: string;
}

/** A button that is only an icon. */
export function IconButton({ icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      className={clsx(styles.button, className)}
      aria-label={label}
      title={label}
    >
      <Icon of={icon} />
    </button>
  );
}
