import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { usePreferences } from '#renderer/bridge/use-preferences.ts';
import { copyText } from '#renderer/ui/copy-text.ts';
import { isMenuKey, useMenuPlace } from '#renderer/ui/menu/use-menu-place.ts';
import { scrollStop } from '#renderer/ui/scroll-stop.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { MessageId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import { estimateRowHeight } from '../../model/estimate-row-height.ts';
import { endTolerance } from '../../model/follow-end.ts';
import { messageTarget, type MessageTarget } from '../../model/message-target.ts';
import { messageRows, type MessageRow } from '../../model/message-rows.ts';
import { placeholderKey } from '../../model/placeholder-key.ts';
import { firstUnread, isFromOthers, newestArrival, takeUnreadMark } from '../../model/unread-mark.ts';
import { useMarkRead } from '../../model/use-mark-read.ts';
import type { Messages } from '../../model/use-messages.ts';
import { CopiedNotice } from './copied-notice.tsx';
import { JumpToNewest } from './jump-to-newest.tsx';
import { MessageAnnouncer } from './message-announcer.tsx';
import styles from './message-list.module.css';
import { MessageMenu } from './message-menu.tsx';
import { MessageRowView } from './message-row-view.tsx';
import { OlderNotice } from './older-notice.tsx';
import { useFollowEnd } from './use-follow-end.ts';
import { useKeepPlace } from './use-keep-place.ts';
import { messageElement, useMessageFocus } from './use-message-focus.ts';
import { useOpeningPlace } from './use-opening-place.ts';

/**
 * The log of a conversation, of which only the part in sight exists. It hangs at its end: new messages push up when one
 * is there, and older pages come in above without moving what one reads.
 */
export function MessageList({
  conversation,
  messages,
  older,
  loadOlder,
  unreadAtOpening,
}: {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly older: Messages['older'];
  readonly loadOlder: () => void;
  readonly unreadAtOpening: number;
}) {
  const text = useText();
  const textSize = usePreferences()?.textSize;
  const scroller = useRef<HTMLDivElement>(null);
  const [mark] = useState(() => takeUnreadMark(messages, unreadAtOpening));
  const [seen, setSeen] = useState(() => newestArrival(messages));

  const [opened, setOpened] = useState<ReadonlySet<MessageId>>(new Set());
  const [copied, setCopied] = useState<{ readonly taken: boolean; readonly time: number } | null>(null);
  const menu = useMenuPlace<MessageTarget>();

  const unreadFrom = useMemo(() => firstUnread(messages, mark), [messages, mark]);
  const rows = useMemo(() => messageRows(messages, unreadFrom), [messages, unreadFrom]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimateRowHeight(rows[index], textSize, (id) => opened.has(id)),
    getItemKey: (index) => rows[index]?.message.id ?? index,
    anchorTo: 'end',
    scrollEndThreshold: endTolerance,
    overscan: 8,
    paddingStart: 6,
    paddingEnd: 10,
    // What has the focus stays, wherever one scrolls to.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      const kept = focus.active ?? menu.target?.message;
      // At every step of scrolling: without a focus no look at all that is loaded.
      const index = kept === undefined ? -1 : rows.findIndex(({ message }) => message.id === kept);
      if (index === -1 || shown.includes(index)) return shown;
      return [...shown, index].sort((one, other) => one - other);
    },
  });
  const focus = useMessageFocus(scroller, rows, virtualizer.scrollToIndex);
  const items = virtualizer.getVirtualItems();

  const placed = useOpeningPlace(virtualizer, indexOfMessage(rows, unreadFrom), mark, { older, loadOlder });

  const { follows, atEnd, onScroll, toEnd, hold } = useFollowEnd(scroller, virtualizer, {
    begins: unreadAtOpening === 0,
    active: placed,
    rows,
  });
  const keepPlace = useKeepPlace(scroller, hold);
  const newestSeen = useMemo(() => newestArrival(messages), [messages]);
  if (placed && follows && seen !== newestSeen) setSeen(newestSeen);

  // What I send is always shown, wherever I was reading.
  const newest = messages.at(-1);
  const sending = newest?.state === 'sending' ? newest.id : null;
  const onSending = useEffectEvent(toEnd);
  useEffect(() => {
    if (sending !== null) onSending();
  }, [sending]);

  const nearTop = (virtualizer.range?.startIndex ?? rows.length) < loadAhead;
  useEffect(() => {
    if (placed && nearTop && older === 'more') loadOlder();
  });

  useMarkRead(conversation, messages, placed && atEnd);
  const unseen = useMemo(
    () => messages.filter((message) => isFromOthers(message) && message.arrival > seen).length,
    [messages, seen],
  );

  const toggle = (id: MessageId) => {
    keepPlace(id, () => setOpened((before) => toggled(before, id)));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { active } = focus;
    const message = messages.find(({ id }) => id === active);
    if (focus.onKeyDown(event) || message === undefined) return;
    const element = messageElement(scroller.current, message.id);
    if (isMenuKey(event) && element !== null) {
      event.preventDefault();
      menu.show(messageTarget(message.id, event.target as Element, element), element, 'keyboard');
    } else if (isCopyKey(event) && document.getSelection()?.isCollapsed !== false) {
      event.preventDefault();
      if (placeholderKey(message.state) === null) tellCopied(copyText(message.text));
    }
  };
  const tellCopied = (taken: boolean) => setCopied({ taken, time: Date.now() });
  const endCopied = useCallback(() => setCopied(null), []);
  const menuId = menu.target?.message;
  const menuMessage = menuId === undefined ? undefined : messages.find(({ id }) => id === menuId);

  return (
    <div className={styles.frame}>
      <OlderNotice state={older} onRetry={loadOlder} />
      <div
        ref={scroller}
        className={clsx(styles.scroller, !placed && styles.unplaced)}
        onScroll={onScroll}
        {...scrollStop}
        {...{ onFocus: focus.onFocus, onBlur: focus.onBlur, onKeyDown }}
        role="log"
        aria-live="off"
        aria-label={text('room.log')}
        data-area="messages"
      >
        <div className={styles.ground}>
          <div className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
            {items.map((item) => {
              const row = rows[item.index];
              return row === undefined ? null : (
                <MessageRowView
                  key={item.key}
                  ref={virtualizer.measureElement}
                  index={item.index}
                  start={item.start}
                  row={row}
                  conversation={conversation}
                  open={opened.has(row.message.id)}
                  // That of the menu too: the focus comes back to it.
                  active={row.message.id === (focus.active ?? menu.target?.message)}
                  onToggle={() => toggle(row.message.id)}
                  onMenu={(anchor, at) => {
                    const element = messageElement(scroller.current, row.message.id);
                    if (element !== null) menu.show(messageTarget(row.message.id, at, element), anchor);
                  }}
                />
              );
            })}
          </div>
        </div>
      </div>
      {placed && !follows && <JumpToNewest count={unseen} onJump={toEnd} />}
      {menuMessage !== undefined && (
        <MessageMenu
          key={menuMessage.id}
          place={menu}
          message={menuMessage}
          trust={conversation.trust}
          onCopied={tellCopied}
          finalFocus={() => messageElement(scroller.current, menuMessage.id) ?? scroller.current}
        />
      )}
      <CopiedNotice copied={copied} onEnd={endCopied} />
      <MessageAnnouncer conversation={conversation} messages={messages} />
    </div>
  );
}

function indexOfMessage(rows: readonly MessageRow[], id: MessageId | null): number {
  return rows.findIndex((row) => row.message.id === id);
}

/** By its place: on a Korean keyboard the letter is another one. */
function isCopyKey({ code, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean {
  return code === 'KeyC' && (ctrlKey || metaKey) && !shiftKey && !altKey;
}

function toggled(ids: ReadonlySet<MessageId>, id: MessageId): ReadonlySet<MessageId> {
  const changed = new Set(ids);
  if (!changed.delete(id)) changed.add(id);
  return changed;
}

const loadAhead = 10;
