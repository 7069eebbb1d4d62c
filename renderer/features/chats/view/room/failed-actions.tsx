import { use } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { RotateCcw, ShieldAlert } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { Message } from '#shared/model/message.ts';
import type { PeerTrust } from '#shared/model/trust.ts';
import { isStopped, useFailedMessage } from '../../model/use-failed-message.ts';
import styles from './failed-actions.module.css';
import { ShowSafetyNumber } from './show-safety-number.ts';

/** Below a message that failed: why, and what one can do. */
export function FailedActions({ message, trust }: { readonly message: Message; readonly trust: PeerTrust }) {
  const text = useText();
  const { retry, discard, busy, error } = useFailedMessage(message);
  const show = use(ShowSafetyNumber);
  const stopped = isStopped(message, trust);
  const reason = error ?? message.failure;
  return (
    <>
      <div className={styles.actions}>
        {stopped ? (
          <Button size="small" onClick={show}>
            <Icon of={ShieldAlert} size={14} />
            {text('safety.show')}
          </Button>
        ) : (
          <Button size="small" onClick={retry} disabled={busy}>
            <Icon of={RotateCcw} size={14} />
            {text('message.retry')}
          </Button>
        )}
        <Button size="small" onClick={discard} disabled={busy}>
          {text('message.discard')}
        </Button>
      </div>
      {reason !== null && <p className={styles.reason}>{text(errorKey(reason))}</p>}
    </>
  );
}
