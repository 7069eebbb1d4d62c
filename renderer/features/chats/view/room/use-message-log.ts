import {
  defaultRangeExtractor,
  elementScroll,
  measureElement,
  useVirtualizer,
  type Virtualizer,
  type VirtualItem,
} from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { MessageId } from '#shared/model/ids.ts';
import type { TextSize } from '#shared/model/preferences.ts';
import { estimateRowHeight } from '../../model/estimate-row-height.ts';
import { endTolerance } from '../../model/follow-end.ts';
import { ageOf, itemOf, logItems, type LogItem, type PageRange } from '../../model/log-items.ts';
import type { PageOfRows } from '../../model/message-rows.ts';

export interface MessageLog {
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  /** What is laid out, and what of it is drawn. */
  readonly items: readonly LogItem[];
  readonly drawn: readonly VirtualItem[];
  /** The beginning of what is loaded is near. */
  readonly nearTop: boolean;
  /** Where the virtualizer has scrolled to last: what it does by itself no person has done. */
  readonly written: RefObject<number | null>;
}

/** Lays out the log: rows for the pages in sight and beside them, an empty height for every other page. */
export function useMessageLog(
  area: RefObject<HTMLDivElement | null>,
  pages: readonly PageOfRows[],
  {
    focused,
    kept,
    opened,
    textSize,
  }: {
    /** The message that has the focus stays drawn, wherever one scrolls to. */
    readonly focused: MessageId | null;
    /** A message of which the page is laid out by rows, so that one can go to it. */
    readonly kept: MessageId | null;
    readonly opened: ReadonlySet<MessageId>;
    readonly textSize: TextSize | undefined;
  },
): MessageLog {
  const [inSight, setInSight] = useState<PageRange>(atTheEnd);
  const focusedAge = useMemo(() => ageOf(pages, focused), [pages, focused]);
  const keptAge = useMemo(() => ageOf(pages, kept), [pages, kept]);
  const items = useMemo(
    () =>
      logItems(
        pages,
        inSight,
        [focusedAge, keptAge].filter((age) => age !== null),
      ),
    [pages, inSight, focusedAge, keptAge],
  );

  const written = useRef<number | null>(null);
  const [measured] = useState(() => new Map<string, number>());
  const heightOf = (rows: PageOfRows): number => {
    const known = foldedHeights.get(rows);
    if (known !== undefined && known.textSize === textSize) return known.height;
    const isOpen = (id: MessageId) => opened.has(id);
    const height = rows.reduce(
      (sum, row) => sum + (measured.get(row.message.id) ?? estimateRowHeight(row, textSize, isOpen)),
      0,
    );
    foldedHeights.set(rows, { textSize, height });
    return height;
  };
  useLayoutEffect(() => {
    // They are measured anew while they are rows.
    const ages = new Set(items.filter(({ kind }) => kind === 'row').map(({ age }) => age));
    for (const age of ages) {
      const rows = pages.at(-1 - age);
      if (rows !== undefined) foldedHeights.delete(rows);
    }
  }, [items, pages]);

  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: items.length,
    getScrollElement: () => area.current,
    estimateSize: (index) => {
      const item = items[index];
      if (item?.kind === 'folded') return heightOf(item.rows);
      return estimateRowHeight(item?.row, textSize, (id) => opened.has(id));
    },
    measureElement: (element, entry, instance) => {
      const size = measureElement(element, entry, instance);
      measured.set(String(instance.options.getItemKey(instance.indexFromElement(element))), size);
      return size;
    },
    // The same function as long as the items are the same, or all places are counted anew at every step of scrolling.
    getItemKey: useCallback((index: number) => items[index]?.key ?? index, [items]),
    anchorTo: 'end',
    scrollEndThreshold: endTolerance,
    scrollToFn: (offset, options, instance) => {
      elementScroll(offset, options, instance);
      written.current = area.current?.scrollTop ?? null;
    },
    overscan,
    paddingStart: 6,
    paddingEnd: 10,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      const index = itemOf(items, focused);
      if (index === -1 || shown.includes(index)) return shown;
      return [...shown, index].sort((one, other) => one - other);
    },
  });
  const drawn = virtualizer.getVirtualItems();

  const { range } = virtualizer;
  const newest = range === null ? undefined : items[range.endIndex]?.age;
  const oldest = range === null ? undefined : items[range.startIndex]?.age;
  useLayoutEffect(() => {
    if (newest === undefined || oldest === undefined) return;
    setInSight((before) =>
      before.newest === newest && before.oldest === oldest ? before : { newest, oldest },
    );
  }, [newest, oldest]);

  const nearTop = items[0]?.kind !== 'folded' && (range?.startIndex ?? items.length) < loadAhead;
  return { virtualizer, items, drawn, nearTop, written };
}

const atTheEnd: PageRange = { newest: 0, oldest: 0 };
/** Rows beside those in sight that are drawn already: some frames of a fast wheel, and no more work than that. */
const overscan = 5;
/** Rows above the view at which the next page is asked for, so that it is there when one arrives. */
const loadAhead = 30;
/** What pages measured when they were last laid out by rows, or a guess. Theirs as long as they do not change. */
const foldedHeights = new WeakMap<
  PageOfRows,
  { readonly textSize: TextSize | undefined; readonly height: number }
>();
