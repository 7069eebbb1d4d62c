import type { ReactNode } from 'react';
import styles from './setting-row.module.css';

/** What it is, what it does, and its control at the end of the line. The words are tied to the control by ids. */
export function SettingRow({
  title,
  text,
  noteId,
  controlId,
  problem = null,
  control,
}: {
  readonly title: string;
  readonly text: string;
  /** The id of `text`, for the control's `aria-describedby`. */
  readonly noteId: string;
  /** The id of a control that has no words of its own. */
  readonly controlId?: string;
  /** Why it could not be changed. */
  readonly problem?: string | null;
  readonly control: ReactNode;
}) {
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        {controlId === undefined ? (
          <p className={styles.title}>{title}</p>
        ) : (
          <label htmlFor={controlId} className={styles.title}>
            {title}
          </label>
        )}
        <p id={noteId} className={styles.text}>
          {text}
        </p>
        {problem !== null && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
      </div>
      {control}
    </div>
  );
}
