import { useRef } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import styles from './recovery-dialog.module.css';

/** Asks before everything begins from the start: what is kept, and what one will need. */
export function StartAnewDialog({
  open,
  onCancel,
  onConfirm,
}: {
  readonly open: boolean;
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}) {
  const text = useText();
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      size="small"
      open={open}
      onClose={onCancel}
      title={text('recovery.confirm.title')}
      initialFocus={cancel}
      footer={
        <div className={styles.buttons}>
          <Button ref={cancel} onClick={onCancel}>
            {text('app.cancel')}
          </Button>
          <Button look="primary" onClick={onConfirm}>
            {text('recovery.confirm.action')}
          </Button>
        </div>
      }
    >
      <div className={styles.body}>
        <p>{text('recovery.confirm.kept')}</p>
        <p>{text('recovery.confirm.enrol')}</p>
      </div>
    </Dialog>
  );
}
