import { useRef } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import styles from './group-dialog.module.css';

/** Asks before something is done that the others see, or that cannot simply be taken back. */
export function ConfirmDialog({
  title,
  lines,
  action,
  busy,
  error,
  onConfirm,
  onClose,
  finalFocus,
}: {
  readonly title: string;
  readonly lines: readonly string[];
  readonly action: string;
  readonly busy: boolean;
  readonly error: ErrorCode | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly finalFocus: () => HTMLElement | null;
}) {
  const text = useText();
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      size="small"
      title={title}
      onClose={onClose}
      initialFocus={cancel}
      finalFocus={finalFocus}
      footer={
        <div className={styles.buttons}>
          <Button ref={cancel} onClick={onClose}>
            {text('app.cancel')}
          </Button>
          <Button look="primary" disabled={busy} onClick={onConfirm}>
            {action}
          </Button>
        </div>
      }
    >
      <div className={styles.body}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {error !== null && (
          <p role="alert" className={styles.error}>
            {text(errorKey(error))}
          </p>
        )}
      </div>
    </Dialog>
  );
}
