import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { Icon } from './icon.tsx';
import styles from './icon-button.module.css';
import type { LucideIcon } from './icons.ts';

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'children'> {
  readonly icon: LucideIcon;
  /** Spoken, and shown as a tooltip. */
  readonly label: string;
  /** What the tooltip says instead. */
  readonly tooltip?: string;
}

/** A button that is only an icon. */
export function IconButton({ icon, label, tooltip, className, ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      className={clsx(styles.button, className)}
      aria-label={label}
      title={tooltip ?? label}
    >
      <Icon of={icon} />
    </button>
  );
}
