import type { ReactNode } from 'react';
import { BrandMark } from '#renderer/ui/brand-mark.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import styles from './title-bar.module.css';

/** The strip one drags the window by. The system lays its own window buttons over its right end. */
export function TitleBar({
  agency,
  search,
  end,
}: {
  readonly agency?: string | undefined;
  readonly search?: ReactNode;
  readonly end?: ReactNode;
}) {
  const text = useText();
  return (
    <header className={styles.bar}>
      <div className={styles.inner}>
        <div className={styles.brand}>
          <BrandMark size={20} />
          <span className={styles.name}>{text('app.name')}</span>
          {agency !== undefined && agency !== '' && <span className={styles.agency}>{agency}</span>}
        </div>
        <div className={styles.search}>{search}</div>
        <div className={styles.end}>{end}</div>
      </div>
    </header>
  );
}
