import { Button } from '#renderer/ui/button.tsx';
import { useDelayed } from '#renderer/ui/hooks/use-delayed.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Messages } from '../../model/use-messages.ts';
import styles from './older-notice.module.css';

/** Floats over the top of the log while an older page is on its way, or could not be loaded. */
export function OlderNotice({
  state,
  onRetry,
}: {
  readonly state: Messages['older'];
  readonly onRetry: () => void;
}) {
  const text = useText();
  const slow = useDelayed(state === 'loading', 150);
  if (state === 'failed') {
    return (
      <div className={styles.notice} role="alert">
        {text('room.older.error')}
        <Button look="ghost" size="small" onClick={onRetry}>
          {text('app.retry')}
        </Button>
      </div>
    );
  }
  return slow ? (
    <div className={styles.notice} role="status">
      {text('room.older.loading')}
    </div>
  ) : null;
}
