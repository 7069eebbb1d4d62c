import { useQuery } from '@tanstack/react-query';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { directoryStateQuery } from '#renderer/bridge/directory-queries.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import styles from './directory-notice.module.css';

/** Says that nobody, or not everybody yet, can be found, and how far it is; nothing when all are there. */
export function DirectoryNotice() {
  const text = useText();
  const { data } = useQuery(directoryStateQuery(useBridge()));
  if (data === undefined) return null;
  const { receiving, indexing, refused } = data;
  if (refused)
    return (
      <p className={styles.notice} role="status">
        {text(errorKey('not-serving'))}
      </p>
    );
  if (indexing === 'rebuilding')
    return (
      <p className={styles.notice} role="status">
        {text('people.state.rebuilding')}
      </p>
    );
  if (receiving !== null)
    return (
      <div className={styles.notice}>
        {text('people.state.receiving', receiving)}
        <progress
          className={styles.progress}
          value={receiving.people}
          max={receiving.of}
          aria-label={text('people.state.progress')}
        />
      </div>
    );
  return indexing === 'building' ? (
    <p className={styles.notice} role="status">
      {text('people.state.building')}
    </p>
  ) : null;
}
