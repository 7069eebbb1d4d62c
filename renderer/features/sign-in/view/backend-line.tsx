import { Icon } from '#renderer/ui/icon.tsx';
import { Server } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import styles from './backend-line.module.css';

/** Which server this PC will be enrolled with. */
export function BackendLine({ agency, embedded }: { readonly agency: string; readonly embedded: boolean }) {
  const text = useText();
  const name = embedded ? text('sign-in.backend.embedded') : agency;
  return (
    <div className={styles.line}>
      <Icon of={Server} size={16} />
      <div className={styles.words}>
        {name !== '' && <p className={styles.name}>{name}</p>}
        <p>{text(embedded ? 'sign-in.backend.embedded.text' : 'sign-in.backend.text')}</p>
      </div>
    </div>
  );
}
