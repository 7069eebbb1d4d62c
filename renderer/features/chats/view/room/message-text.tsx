import clsx from 'clsx';
import { useMemo } from 'react';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Mention } from '#shared/model/mention.ts';
import { foldAt } from '../../model/fold-text.ts';
import { messageParts, type MessagePart } from '../../model/message-parts.ts';
import { firstOfParts } from '../../model/text-parts.ts';
import styles from './message-text.module.css';

const goesOn = '…';

/** What somebody wrote, with its web addresses and those whom it names; of a long text the beginning, until one wants all of it. */
export function MessageText({
  content,
  mentions,
  open,
  onToggle,
}: {
  readonly content: string;
  readonly mentions: readonly Mention[] | undefined;
  /** All of a long text is shown. */
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const text = useText();
  const all = useMemo(() => messageParts(content, mentions), [content, mentions]);
  const end = foldAt(content);
  const isCut = end !== null && !open;
  const parts = isCut ? firstOfParts(all, end) : all;
  return (
    <div className={styles.content}>
      <p className={styles.text}>
        {parts.map(({ text: words, href, mention }: MessagePart, index) =>
          mention !== undefined ? (
            <span
              key={index}
              className={clsx(styles.mention, mention !== 'other' && styles.me)}
              data-mention={mention}
            >
              {words}
            </span>
          ) : href === null ? (
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
