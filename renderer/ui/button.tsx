import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'children'> {
  /** `primary` is the one main action of a place. */
  readonly look?: 'plain' | 'primary' | 'ghost';
  readonly size?: 'small' | 'medium' | 'large';
  /** Submits the form it stands in, instead of only reporting the click. */
  readonly submits?: boolean;
  readonly children: ReactNode;
}

/** A button with words. */
export function Button({
  look = 'plain',
  size = 'medium',
  submits = false,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={submits ? 'submit' : 'button'}
      className={clsx(styles.button, styles[look], styles[size], className)}
    >
      {children}
    </button>
  );
}
