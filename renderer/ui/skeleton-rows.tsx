import { useDelayed } from './hooks/use-delayed.ts';
import styles from './skeleton-rows.module.css';
import { ScreenReaderText } from './text/screen-reader-text.tsx';

/** Grey rows in place of a list that is being loaded; they appear only after 150 ms. */
export function SkeletonRows({ label }: { readonly label: string }) {
  const shown = useDelayed(true, 150);
  return (
    <div role="status" className={styles.rows}>
      <ScreenReaderText>{label}</ScreenReaderText>
      {shown &&
        lineWidths.map(([name, preview]) => (
          <div key={name} className={styles.row}>
            <span className={styles.avatar} />
            <span className={styles.lines}>
              <span className={styles.bar} style={{ width: `${name}%` }} />
              <span className={styles.bar} style={{ width: `${preview}%` }} />
            </span>
          </div>
        ))}
    </div>
  );
}

const lineWidths = [
  [46, 82],
  [38, 64],
  [58, 74],
  [34, 88],
  [50, 58],
] as const;
