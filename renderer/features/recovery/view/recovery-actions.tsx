import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { CircleAlert } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { recoveryFailure } from '../model/recovery-words.ts';
import { useRecovery } from '../model/use-recovery.ts';
import styles from './recovery-actions.module.css';
import { StartAnewDialog } from './start-anew-dialog.tsx';

/** The ways on from a database that does not open. Without its key there is nothing to take over. */
export function RecoveryActions({ salvageable }: { readonly salvageable: boolean }) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  const { busy, failure, begin } = useRecovery();
  return (
    <div className={styles.recovery} aria-busy={busy !== null}>
      <div className={styles.actions}>
        {salvageable && (
          <Button look="primary" size="large" onClick={() => begin('salvage')} disabled={busy !== null}>
            {text('recovery.salvage')}
          </Button>
        )}
        <Button size="large" onClick={() => setAsking(true)} disabled={busy !== null}>
          {text('recovery.start-anew')}
        </Button>
      </div>
      <p className={styles.progress} role="status">
        {busy !== null && text(busy === 'salvage' ? 'recovery.salvaging' : 'recovery.starting-anew')}
      </p>
      {failure !== null && (
        <p className={styles.failure} role="alert">
          <Icon of={CircleAlert} size={14} />
          <span>{recoveryFailure(failure, text)}</span>
        </p>
      )}
      <StartAnewDialog
        open={asking}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          begin('startAnew');
        }}
      />
    </div>
  );
}
