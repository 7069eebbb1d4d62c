import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { RotateCcw } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { Message } from '#shared/model/message.ts';
import { useFailedMessage } from '../../model/use-failed-message.ts';
import styles from './failed-actions.module.css';

/** Below a message that failed: why, and what one can do. */
export function FailedActions({ message }: { readonly message: Message }) {
  const text = useText();
  const { retry, discard, busy, error } = useFailedMessage(message);
  const reason = error ?? message.failure;
  return (
    <>
      <div className={styles.actions}>
        <Button size="small" onClick={retry} disabled={busy}>
          <Icon of={RotateCcw} size={14} />
          {text('message.retry')}
        </Button>
        <Button size="small" onClick={discard} disabled={busy}>
          {text('message.discard')}
        </Button>
      </div>
      {reason !== null && <p className={styles.reason}>{text(errorKey(reason))}</p>}
    </>
  );
}
