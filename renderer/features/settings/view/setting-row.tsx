import { useRef, type ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import styles from './setting-row.module.css';

/** What it is, what it does, and its control at the end of the line. The words are tied to the control by ids. */
export function SettingRow({
  title,
  text: words,
  noteId,
  controlId,
  titleId,
  error = null,
  onRetry,
  control,
  children,
}: {
  readonly title: string;
  readonly text: string;
  /** The id of `text`, for the control's `aria-describedby`. */
  readonly noteId: string;
  /** The id of a control that has no words of its own. */
  readonly controlId?: string;
  /** The id of `title`, for a group of controls. */
  readonly titleId?: string;
  /** Why it could not be changed. */
  readonly error?: ErrorCode | null;
  readonly onRetry?: () => void;
  readonly control: ReactNode;
  /** Shows below what the control does. */
  readonly children?: ReactNode;
}) {
  const text = useText();
  const controlPlace = useRef<HTMLDivElement>(null);
  const retry = () => {
    // The button goes with the error, and must not take the focus along.
    controlPlace.current?.querySelector<HTMLElement>('input:checked, input, select')?.focus();
    onRetry?.();
  };
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        {controlId === undefined ? (
          <p id={titleId} className={styles.title}>
            {title}
          </p>
        ) : (
          <label htmlFor={controlId} className={styles.title}>
            {title}
          </label>
        )}
        <p id={noteId} className={styles.text}>
          {words}
        </p>
      </div>
      <div ref={controlPlace} className={styles.control}>
        {control}
      </div>
      {error !== null && (
        <div className={styles.problem}>
          <p role="alert">{text('settings.not-saved', { reason: text(errorKey(error)) })}</p>
          {onRetry !== undefined && (
            <Button size="small" onClick={retry}>
              {text('app.retry')}
            </Button>
          )}
        </div>
      )}
      {children !== undefined && <div className={styles.example}>{children}</div>}
    </div>
  );
}
