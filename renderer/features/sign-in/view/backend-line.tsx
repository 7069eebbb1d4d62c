import clsx from 'clsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { Server } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { useBackendState } from '../model/use-backend-state.ts';
import styles from './backend-line.module.css';

/** Which server this PC will be enrolled with, and whether it answers. */
export function BackendLine({ agency, embedded }: { readonly agency: string; readonly embedded: boolean }) {
  const text = useText();
  const state = useBackendState();
  const name = embedded ? text('sign-in.backend.embedded') : agency;
  return (
    <div className={styles.line}>
      <Icon of={Server} size={16} />
      <div className={styles.words}>
        <p>
          {name !== '' && <span className={styles.name}>{name}</span>}
          <span className={clsx(styles.state, styles[state])} role="status" data-backend={state}>
            {text(`sign-in.backend.${state}`)}
          </span>
        </p>
        <p>{text(embedded ? 'sign-in.backend.embedded.text' : 'sign-in.backend.text')}</p>
      </div>
    </div>
  );
}
