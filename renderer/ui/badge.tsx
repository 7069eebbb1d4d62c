import clsx from 'clsx';
import { ScreenReaderText } from './text/screen-reader-text.tsx';
import styles from './badge.module.css';

/** A count in a pill, cut at `maximum`; the spoken form says what is counted. */
export function Badge({
  count,
  maximum,
  spoken,
  quiet = false,
  className,
}: {
  readonly count: number;
  readonly maximum: number;
  readonly spoken: string;
  /** An outline only: it counts, but calls for nobody. */
  readonly quiet?: boolean;
  readonly className?: string | undefined;
}) {
  const shown = count > maximum ? `${maximum}+` : count;
  return (
    <span className={clsx(styles.badge, quiet && styles.quiet, className)}>
      <span aria-hidden="true">{shown}</span>
      <ScreenReaderText>{spoken}</ScreenReaderText>
    </span>
  );
}
