import { Icon } from '#renderer/ui/icon.tsx';
import { CircleAlert } from '#renderer/ui/icons.ts';
import styles from './form.module.css';

/** Why the form was not accepted; told at once. */
export function FormError({ id, children }: { readonly id: string; readonly children: string }) {
  return (
    <p id={id} className={styles.error} role="alert">
      <Icon of={CircleAlert} size={14} />
      <span>{children}</span>
    </p>
  );
}
