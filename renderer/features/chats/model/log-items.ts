import type { MessageId } from '#shared/model/ids.ts';
import type { MessageRow, PageOfRows } from './message-rows.ts';

/**
 * What the log is laid out of: single rows near to what one sees, and one item for each page that is far from it. So the work
 * of scrolling does not grow with what is loaded. `age` tells the pages apart, 0 for the newest: older ones come in at the
 * other end. `key` tells an item from all others.
 */
export type LogItem =
  | { readonly kind: 'row'; readonly key: string; readonly age: number; readonly row: MessageRow }
  | { readonly kind: 'folded'; readonly key: string; readonly age: number; readonly rows: PageOfRows };

/** Pages, from the one of the lower age to that of the higher one, with both. */
export interface PageRange {
  readonly newest: number;
  readonly oldest: number;
}

/** Lays out pages (oldest first) by rows if they are in sight or have to be there (`kept`), or beside one of those. */
export function logItems(
  pages: readonly PageOfRows[],
  inSight: PageRange,
  kept: readonly number[],
): readonly LogItem[] {
  const isNear = (age: number): boolean =>
    (age >= inSight.newest - around && age <= inSight.oldest + around) ||
    kept.some((page) => Math.abs(age - page) <= around);
  return pages.flatMap((rows, index): readonly LogItem[] => {
    const age = pages.length - 1 - index;
    const [first] = rows;
    if (first === undefined) return [];
    return isNear(age)
      ? rows.map((row) => ({ kind: 'row', key: row.message.id, age, row }))
      : [{ kind: 'folded', key: `page ${first.message.id}`, age, rows }];
  });
}

/** The age of the page with a message; null when it is not loaded. */
export function ageOf(pages: readonly PageOfRows[], message: MessageId | null): number | null {
  if (message === null) return null;
  const index = pages.findLastIndex((rows) => rows.some((row) => row.message.id === message));
  return index === -1 ? null : pages.length - 1 - index;
}

/** The item of a message; -1 when it is not among the rows. */
export function itemOf(items: readonly LogItem[], message: MessageId | null): number {
  return message === null ? -1 : items.findIndex(({ key }) => key === message);
}

/** Pages beside one in sight that are there already when one scrolls on. */
const around = 1;
