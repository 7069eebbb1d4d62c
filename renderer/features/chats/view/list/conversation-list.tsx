import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { usePreferences } from '#renderer/bridge/use-preferences.ts';
import { isMenuKey, useMenuPlace } from '#renderer/ui/menu/use-menu-place.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import type { Density } from '#shared/model/preferences.ts';
import { useChatStore } from '../../model/chat-store.ts';
import { listSections } from '../../model/list-sections.ts';
import styles from './conversation-list.module.css';
import { ConversationMenu } from './conversation-menu.tsx';
import { ConversationRow } from './conversation-row.tsx';

/**
 * The rows, of which only those in sight exist, under the headings of their sections. One row takes part in the tab
 * order; arrows move along.
 */
export function ConversationList({
  rows,
  onEndReached,
  onOwnWindow,
  onProfile,
  onAddPeople,
}: {
  readonly rows: readonly Conversation[];
  readonly onEndReached: () => void;
  readonly onOwnWindow: (conversation: ConversationId) => void;
  readonly onProfile: (person: Person) => void;
  readonly onAddPeople: (person: Person) => void;
}) {
  const text = useText();
  const { selected, recent, select } = useChatStore();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(recent);
  // With one pane the list comes back in place of the conversation, and the focus with it, if that is nowhere else.
  const wantsFocus = useRef<'always' | 'if-lost' | null>(recent === null ? null : 'if-lost');

  const density = usePreferences()?.density ?? 'normal';
  const menu = useMenuPlace<ConversationId>();
  const sections = listSections(rows);
  const sectionAt = (index: number) => sections.find(({ start }) => start === index);
  const indexOf = (id: ConversationId | null) => rows.findIndex((row) => row.id === id);
  const activeIndex = Math.max(0, indexOf(active) === -1 ? indexOf(selected) : indexOf(active));

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rowHeights[density] + (sectionAt(index) === undefined ? 0 : headingHeight),
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
    paddingEnd: 8,
    // The row that has the focus stays, wherever one scrolls to.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), activeIndex])]
        .filter((index) => index < rows.length)
        .sort((one, other) => one - other),
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, density]);
  const items = virtualizer.getVirtualItems();

  const reachesEnd = (virtualizer.range?.endIndex ?? 0) >= rows.length - loadAhead;
  useEffect(() => {
    if (reachesEnd) onEndReached();
  });

  // The selection may come from elsewhere (a new conversation, Alt+Down): it is brought into sight. Rows that only move
  // do not move the list.
  const bringIntoSight = useEffectEvent((id: ConversationId | null) => {
    const index = indexOf(id);
    if (index !== -1) virtualizer.scrollToIndex(index);
  });
  useEffect(() => bringIntoSight(selected), [selected]);

  useEffect(() => {
    if (wantsFocus.current === null) return;
    if (wantsFocus.current === 'if-lost' && document.activeElement !== document.body) {
      wantsFocus.current = null;
      return;
    }
    const row = scroller.current?.querySelector<HTMLElement>('[role="option"][tabindex="0"]');
    if (row === null || row === undefined || row.id !== rowElementId(rows[activeIndex]?.id)) return;
    wantsFocus.current = null;
    row.focus({ preventScroll: true });
  });

  const move = (event: KeyboardEvent, index: number) => {
    event.preventDefault();
    const target = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (target === undefined) return;
    wantsFocus.current = 'always';
    setActive(target.id);
    virtualizer.scrollToIndex(indexOf(target.id));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = rows[activeIndex];
    if (isMenuKey(event)) {
      event.preventDefault();
      if (row !== undefined) menu.show(row.id, event.target as HTMLElement, 'keyboard');
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (row !== undefined) select(row.id);
      return;
    }
    const step = stepOf(event.key, rows.length);
    if (step !== null) move(event, activeIndex + step);
  };

  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="listbox"
        tabIndex={-1}
        aria-label={text('chats.list')}
        className={styles.list}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {/* The headings lie among the rows and own them by name: a row that changes its section stays the same element. */}
        {sections.map(({ heading, start, end }) => (
          <div
            key={heading}
            role="group"
            aria-label={text(heading)}
            aria-owns={items
              .filter(({ index }) => index >= start && index < end)
              .map(({ index }) => rowElementId(rows[index]?.id))
              .join(' ')}
          />
        ))}
        {items.map((item) => {
          const heading = sectionAt(item.index)?.heading;
          const conversation = rows[item.index];
          return conversation === undefined ? null : (
            <ConversationRow
              key={item.key}
              ref={virtualizer.measureElement}
              index={item.index}
              count={rows.length}
              start={item.start}
              id={rowElementId(conversation.id)}
              heading={heading === undefined ? null : text(heading)}
              conversation={conversation}
              selected={conversation.id === selected}
              tabbable={item.index === activeIndex}
              onFocus={() => setActive(conversation.id)}
              onSelect={() => select(conversation.id)}
              menuOpen={menu.open && menu.target === conversation.id}
              onMenu={(anchor, by) => menu.show(conversation.id, anchor, by)}
            />
          );
        })}
      </div>
      <ConversationMenu
        place={menu}
        conversation={rows.find(({ id }) => id === menu.target)}
        onOwnWindow={onOwnWindow}
        onProfile={onProfile}
        onAddPeople={onAddPeople}
        finalFocus={() => rowElement(menu.target)}
      />
    </div>
  );
}

const rowHeights: Readonly<Record<Density, number>> = { normal: 60, compact: 44 };
const headingHeight = 26;
const loadAhead = 15;
const pageStep = 8;

function rowElementId(id: ConversationId | null | undefined): string {
  return `row-${id ?? ''}`;
}

function rowElement(id: ConversationId | null): HTMLElement | null {
  return document.getElementById(rowElementId(id));
}

function stepOf(key: string, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return 1;
    case 'ArrowUp':
      return -1;
    case 'PageDown':
      return pageStep;
    case 'PageUp':
      return -pageStep;
    case 'Home':
      return -count;
    case 'End':
      return count;
    default:
      return null;
  }
}
