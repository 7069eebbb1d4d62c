import { use } from 'react';
import { Icon } from '#renderer/ui/icon.tsx';
import { ShieldAlert } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { MessageId } from '#shared/model/ids.ts';
import { ShowSafetyNumber } from './show-safety-number.ts';
import styles from './system-line.module.css';

/** A line in the middle which says that the safety number of a person is another one now, and leads to it. */
export function SystemLine({ id, name }: { readonly id: MessageId; readonly name: string }) {
  const text = useText();
  const show = use(ShowSafetyNumber);
  return (
    <div className={styles.line} data-message-id={id} data-message-kind="identity-changed">
      <p className={styles.plate}>
        <Icon of={ShieldAlert} size={14} />
        <span className={styles.words}>
          {text('safety.line', { name })}
          <button type="button" className={styles.link} onClick={show}>
            {text('safety.show')}
          </button>
        </span>
      </p>
    </div>
  );
}
