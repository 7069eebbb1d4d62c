import { useMemo } from 'react';
import { useText } from '#renderer/ui/text/use-text.ts';
import { foldAt } from '../../model/fold-text.ts';
import { firstOfParts, textParts } from '../../model/text-parts.ts';
import styles from './message-text.module.css';

const goesOn = '…';

/** What somebody wrote, with its web addresses; of a long text the beginning, until one wants all of it. */
export function MessageText({
  content,
  open,
  onToggle,
}: {
  readonly content: string;
  /** All of a long text is shown. */
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const text = useText();
  const all = useMemo(() => textParts(content), [content]);
  const end = foldAt(content);
  const isCut = end !== null && !open;
  const parts = isCut ? firstOfParts(all, end) : all;
  return (
    <div className={styles.content}>
      <p className={styles.text}>
        {parts.map(({ text: words, href }, index) =>
          href === null ? (
            words
          ) : (
            // The shell asks before a browser opens it. Its direction is its own: signs before it must not turn it round.
            <a key={index} href={href} target="_blank" rel="noreferrer" dir="ltr" className={styles.link}>
              {words}
            </a>
          ),
        )}
        {isCut && goesOn}
      </p>
      {end !== null && (
        <button type="button" className={styles.fold} aria-expanded={open} onClick={onToggle}>
          {text(open ? 'message.fold' : 'message.unfold')}
        </button>
      )}
    </div>
  );
}
