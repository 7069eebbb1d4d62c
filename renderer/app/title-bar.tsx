import clsx from 'clsx';
import type { ReactNode } from 'react';
import { BrandMark } from '#renderer/ui/brand-mark.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import styles from './title-bar.module.css';

/** The strip one drags the window by. The system lays its own window buttons over its right end. */
export function TitleBar({
  agency,
  subject,
  search,
  end,
}: {
  readonly agency?: string | undefined;
  /** Whom the window is about, where it is about one only. */
  readonly subject?: string | undefined;
  readonly search?: ReactNode;
  readonly end?: ReactNode;
}) {
  const text = useText();
  return (
    <header className={styles.bar}>
      <div className={clsx(styles.inner, subject !== undefined && styles.about)}>
        <div className={styles.brand}>
          <BrandMark size={20} />
          <span className={styles.name}>{subject ?? text('app.name')}</span>
          {agency !== undefined && agency !== '' && <span className={styles.agency}>{agency}</span>}
        </div>
        {search !== undefined && <div className={styles.search}>{search}</div>}
        {end !== undefined && <div className={styles.end}>{end}</div>}
      </div>
    </header>
  );
}
