import clsx from 'clsx';
import { useDelayed } from '#renderer/ui/hooks/use-delayed.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { AppStatus } from '#shared/model/app-status.ts';
import { offlineDelay } from '../model/offline-delay.ts';
import { connectionLook } from '../model/connection-look.ts';
import styles from './connection-chip.module.css';

/** The state of the connection at the right of the title bar. */
export function ConnectionChip({ status }: { readonly status: AppStatus }) {
  const text = useText();
  const state = status.connection;
  const offline = useDelayed(state === 'offline', offlineDelay);
  const look = connectionLook(state === 'offline' && !offline ? 'connecting' : state, status);
  const words = text(look.text);
  const label = text('connection.label', { state: words });
  return (
    <span
      role="img"
      className={clsx(styles.chip, styles[look.tone])}
      data-connection={state}
      aria-label={label}
      title={label}
    >
      <Icon of={look.icon} size={14} />
      <span className={styles.words} aria-hidden="true">
        {words}
      </span>
    </span>
  );
}
