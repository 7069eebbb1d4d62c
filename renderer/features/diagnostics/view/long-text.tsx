import { useMemo, type KeyboardEvent } from 'react';
import { textBlocks } from '../model/text-blocks.ts';
import styles from './long-text.module.css';

/** A text of any length to read, select and copy; the keys of a field work in it, but nothing can be changed. */
export function LongText({ text, label }: { readonly text: string; readonly label: string }) {
  const blocks = useMemo(() => textBlocks(text), [text]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!(event.ctrlKey || event.metaKey) || event.code !== 'KeyA') return;
    event.preventDefault();
    getSelection()?.selectAllChildren(event.currentTarget);
  };
  return (
    <div
      role="textbox"
      aria-readonly="true"
      aria-multiline="true"
      aria-label={label}
      tabIndex={0}
      className={styles.text}
      onKeyDown={onKeyDown}
    >
      {blocks.map((block) => (
        <div
          key={block.start}
          className={styles.block}
          style={{ containIntrinsicBlockSize: `auto ${block.lines * lineHeight}rem` }}
        >
          {block.text}
        </div>
      ))}
    </div>
  );
}

/** In rem, as in the style sheet: the height of what is not laid out yet. */
const lineHeight = 1.125;
