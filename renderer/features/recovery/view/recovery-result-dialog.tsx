import { useRef } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { useRecoveryStore, type RecoveryOutcome } from '../model/recovery-store.ts';
import styles from './recovery-dialog.module.css';

/** Tells how a salvage or a new start ended, over whatever screen came after it, until the person has seen it. */
export function RecoveryResultDialog() {
  const text = useText();
  const outcome = useRecoveryStore((store) => store.outcome);
  const close = useRef<HTMLButtonElement>(null);
  if (outcome === null) return null;
  const onClose = () => useRecoveryStore.setState({ outcome: null });
  return (
    <Dialog
      open
      size="small"
      onClose={onClose}
      title={text(outcome.way === 'salvage' ? 'recovery.salvaged.title' : 'recovery.anew.title')}
      initialFocus={close}
      footer={
        <div className={styles.buttons}>
          <Button ref={close} look="primary" onClick={onClose}>
            {text('app.ok')}
          </Button>
        </div>
      }
    >
      <div className={styles.body}>
        <Result outcome={outcome} />
      </div>
    </Dialog>
  );
}

function Result({ outcome }: { readonly outcome: RecoveryOutcome }) {
  const text = useText();
  return (
    <>
      {outcome.way === 'startAnew' ? (
        <p>{text('recovery.anew.text')}</p>
      ) : (
        <p>{text(outcome.complete ? 'recovery.salvaged.complete' : 'recovery.salvaged.partial')}</p>
      )}
      <dl className={styles.facts}>
        {outcome.way === 'salvage' && (
          <>
            <dt>{text('recovery.salvaged.what')}</dt>
            <dd>
              {text('recovery.salvaged.counts', {
                conversations: outcome.conversations,
                messages: outcome.messages,
              })}
            </dd>
          </>
        )}
        <dt>{text('recovery.kept-as')}</dt>
        <dd className={styles.file}>{outcome.keptAs}</dd>
      </dl>
    </>
  );
}
