import { useEffect } from 'react';
import { Icon } from '#renderer/ui/icon.tsx';
import { Check, CircleAlert } from '#renderer/ui/icons.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import styles from './copied-notice.module.css';

/** Milliseconds: long enough to be read at a glance, and in nobody's way. */
const shownFor = 2_000;

/** Says for a moment whether something was copied; the number tells one time from the next. */
export function CopiedNotice({
  copied,
  onEnd,
}: {
  readonly copied: { readonly taken: boolean; readonly time: number } | null;
  readonly onEnd: () => void;
}) {
  const text = useText();
  useEffect(() => {
    if (copied === null) return undefined;
    const timer = setTimeout(onEnd, shownFor);
    return () => clearTimeout(timer);
  }, [copied, onEnd]);
  return (
    <div role="status" className={styles.place}>
      {copied !== null && (
        <p className={styles.notice}>
          <Icon of={copied.taken ? Check : CircleAlert} size={14} />
          {text(copied.taken ? 'message.copied' : 'message.not-copied')}
        </p>
      )}
    </div>
  );
}
