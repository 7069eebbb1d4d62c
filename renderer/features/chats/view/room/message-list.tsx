import { useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { scrollStop } from '#renderer/ui/scroll-stop.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { MessageId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import { estimateRowHeight } from '../../model/estimate-row-height.ts';
import { messageRows, type MessageRow } from '../../model/message-rows.ts';
import { firstUnread, isFromOthers, newestArrival, takeUnreadMark } from '../../model/unread-mark.ts';
import { useMarkRead } from '../../model/use-mark-read.ts';
import type { Messages } from '../../model/use-messages.ts';
import { JumpToNewest } from './jump-to-newest.tsx';
import { MessageAnnouncer } from './message-announcer.tsx';
import styles from './message-list.module.css';
import { MessageRowView } from './message-row-view.tsx';
import { OlderNotice } from './older-notice.tsx';
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
  const scroller = useRef<HTMLDivElement>(null);
  const [mark] = useState(() => takeUnreadMark(messages, unreadAtOpening));
  const [atEnd, setAtEnd] = useState(unreadAtOpening === 0);
  const [seen, setSeen] = useState(() => newestArrival(messages));

  const unreadFrom = useMemo(() => firstUnread(messages, mark), [messages, mark]);
  const rows = useMemo(() => messageRows(messages, unreadFrom), [messages, unreadFrom]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimateRowHeight(rows[index]),
    getItemKey: (index) => rows[index]?.message.id ?? index,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: endThreshold,
    overscan: 8,
    paddingStart: 6,
    paddingEnd: 10,
  });
  const items = virtualizer.getVirtualItems();

  const placed = useOpeningPlace(virtualizer, indexOfMessage(rows, unreadFrom), mark, { older, loadOlder });

  // What I send is always shown, wherever I was reading.
  const newest = messages.at(-1);
  const sending = newest?.state === 'sending' ? newest.id : null;
  useEffect(() => {
    if (sending !== null) virtualizer.scrollToEnd();
  }, [sending, virtualizer]);

  const lookWhereWeAre = () => {
    const now = virtualizer.isAtEnd(endThreshold);
    setAtEnd(now);
    if (now) setSeen(newestArrival(messages));
  };
  const onMessages = useEffectEvent(lookWhereWeAre);
  useEffect(() => onMessages(), [messages]);

  // A window or a composer of another height must not hide the end from whoever is there.
  const onResize = useEffectEvent(() => {
    if (atEnd && placed) virtualizer.scrollToEnd();
    else lookWhereWeAre();
  });
  useEffect(() => {
    const observer = new ResizeObserver(() => onResize());
    if (scroller.current !== null) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);

  const nearTop = (virtualizer.range?.startIndex ?? rows.length) < loadAhead;
  useEffect(() => {
    if (placed && nearTop && older === 'more') loadOlder();
  });

  useMarkRead(conversation, messages, placed && atEnd);
  const unseen = messages.filter((message) => isFromOthers(message) && message.arrival > seen).length;

  return (
    <div className={styles.frame}>
      <OlderNotice state={older} onRetry={loadOlder} />
      <div
        ref={scroller}
        className={clsx(styles.scroller, !placed && styles.unplaced)}
        onScroll={lookWhereWeAre}
        {...scrollStop}
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
                />
              );
            })}
          </div>
        </div>
      </div>
      {placed && !atEnd && <JumpToNewest count={unseen} onJump={() => virtualizer.scrollToEnd()} />}
      <MessageAnnouncer messages={messages} />
    </div>
  );
}

function indexOfMessage(rows: readonly MessageRow[], id: MessageId | null): number {
  return rows.findIndex((row) => row.message.id === id);
}

/** So near to the end, in px, one is at the end. */
const endThreshold = 48;
const loadAhead = 10;
