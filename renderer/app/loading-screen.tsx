import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import styles from './loading-screen.module.css';

/** The frame of the list before the messenger answers: nothing for 150 ms, then grey rows. */
export function LoadingScreen() {
  const text = useText();
  return (
    <div className={styles.screen}>
      <div className={styles.work}>
        <div className={styles.list}>
          <SkeletonRows label={text('app.loading')} />
        </div>
      </div>
    </div>
  );
}
