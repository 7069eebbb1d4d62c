import type { ReactNode } from 'react';
import { RecoveryActions } from '#renderer/features/recovery/index.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { TriangleAlert } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import { failureTexts, recoveryFor } from '../model/failure-texts.ts';
import styles from './failure-screen.module.css';

/** Fills the window when the messenger cannot work. */
export function FailureScreen({
  code,
  foot,
}: {
  readonly code: ErrorCode;
  /** Stands below everything. */
  readonly foot: ReactNode;
}) {
  const text = useText();
  const texts = failureTexts(code);
  const recovery = recoveryFor(code);
  return (
    <main className={styles.screen}>
      <div className={styles.column}>
        <div role="alert" className={styles.words}>
          <Icon of={TriangleAlert} size={32} />
          <h1 className={styles.title}>{text(texts.title)}</h1>
          <p className={styles.text}>{text(texts.text)}</p>
        </div>
        <dl className={styles.facts}>
          <dt>{text('failure.safe')}</dt>
          <dd>{text(texts.safe)}</dd>
          <dt>{text('failure.action')}</dt>
          <dd>{text(texts.action)}</dd>
        </dl>
        {recovery !== null && <RecoveryActions salvageable={recovery.salvageable} />}
        <details className={styles.details}>
          <summary>{text('app.details')}</summary>
          <p>{text('failure.code', { code })}</p>
        </details>
        <div>{foot}</div>
      </div>
    </main>
  );
}
