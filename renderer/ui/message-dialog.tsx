import { useRef } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import styles from './message-dialog.module.css';
import { useText } from './text/use-text.ts';

/** Says in a few words that something could not be done, until the person has seen it. */
export function MessageDialog({
  title,
  text: words,
  onClose,
}: {
  readonly title: string;
  readonly text: string;
  readonly onClose: () => void;
}) {
  const text = useText();
  const close = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open
      size="small"
      title={title}
      onClose={onClose}
      initialFocus={close}
      footer={
        <div className={styles.foot}>
          <Button ref={close} look="primary" onClick={onClose}>
            {text('app.ok')}
          </Button>
        </div>
      }
    >
      <p className={styles.text} role="alert">
        {words}
      </p>
    </Dialog>
  );
}
