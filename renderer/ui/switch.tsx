import clsx from 'clsx';
import type { ComponentProps } from 'react';
import styles from './switch.module.css';

type SwitchProps = Omit<ComponentProps<'input'>, 'type' | 'role' | 'size'>;

/** Turns something on and off at once. Its label stands outside, tied to it by `id` or `aria-labelledby`. */
export function Switch({ className, ...rest }: SwitchProps) {
  return <input {...rest} type="checkbox" role="switch" className={clsx(styles.switch, className)} />;
}
