import { matchRanges } from '#shared/hangul/match-ranges.ts';
import type { QueryWord } from '#shared/hangul/query-words.ts';
import styles from './marked-text.module.css';

/** A text in which is marked what the words of a query match. */
export function MarkedText({ text, words }: { readonly text: string; readonly words: readonly QueryWord[] }) {
  const ranges = matchRanges(text, words);
  if (ranges.length === 0) return text;
  return [
    ...ranges.flatMap(({ start, end }, index) => [
      text.slice(ranges[index - 1]?.end ?? 0, start),
      <mark key={start} className={styles.mark}>
        {text.slice(start, end)}
      </mark>,
    ]),
    text.slice(ranges.at(-1)?.end ?? 0),
  ];
}
