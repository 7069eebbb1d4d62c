import { useVirtualizer } from '@tanstack/react-virtual';
import clsx from 'clsx';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { usePreferences } from '#renderer/bridge/use-preferences.ts';
import { scrollStop } from '#renderer/ui/scroll-stop.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { MessageId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import { estimateRowHeight } from '../../model/estimate-row-height.ts';
import { endTolerance } from '../../model/follow-end.ts';
import { messageRows, type MessageRow } from '../../model/message-rows.ts';
import { firstUnread, isFromOthers, newestArrival, takeUnreadMark } from '../../model/unread-mark.ts';
import { useMarkRead } from '../../model/use-mark-read.ts';
import type { Messages } from '../../model/use-messages.ts';
import { JumpToNewest } from './jump-to-newest.tsx';
import { MessageAnnouncer } from './message-announcer.tsx';
import styles from './message-list.module.css';
import { MessageRowView } from './message-row-view.tsx';
import { OlderNotice } from './older-notice.tsx';
import { useFollowEnd } from './use-follow-end.ts';
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

  const unreadFrom = useMemo(() => firstUnread(messages, mark), [messages, mark]);
  const rows = useMemo(() => messageRows(messages, unreadFrom), [messages, unreadFrom]);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimateRowHeight(rows[index], textSize),
    getItemKey: (index) => rows[index]?.message.id ?? index,
    anchorTo: 'end',
    scrollEndThreshold: endTolerance,
    overscan: 8,
    paddingStart: 6,
    paddingEnd: 10,
  });
  const items = virtualizer.getVirtualItems();

  const placed = useOpeningPlace(virtualizer, indexOfMessage(rows, unreadFrom), mark, { older, loadOlder });

  const { follows, atEnd, onScroll, toEnd } = useFollowEnd(scroller, virtualizer, {
    begins: unreadAtOpening === 0,
    active: placed,
    rows,
  });
  const newestSeen = newestArrival(messages);
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
  const unseen = messages.filter((message) => isFromOthers(message) && message.arrival > seen).length;

  return (
    <div className={styles.frame}>
      <OlderNotice state={older} onRetry={loadOlder} />
      <div
        ref={scroller}
        className={clsx(styles.scroller, !placed && styles.unplaced)}
        onScroll={onScroll}
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
                  conversation={conversation}
                />
              );
            })}
          </div>
        </div>
      </div>
      {placed && !follows && <JumpToNewest count={unseen} onJump={toEnd} />}
      <MessageAnnouncer conversation={conversation} messages={messages} />
    </div>
  );
}

function indexOfMessage(rows: readonly MessageRow[], id: MessageId | null): number {
  return rows.findIndex((row) => row.message.id === id);
}

const loadAhead = 10;
