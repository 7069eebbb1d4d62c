import clsx from 'clsx';
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { copyText } from '#renderer/ui/copy-text.ts';
import {
  isMenuKey,
  useMenuPlace,
  type MenuAnchor,
  type MenuAsker,
} from '#renderer/ui/menu/use-menu-place.ts';
import { Check } from '#renderer/ui/icons.ts';
import { MessageDialog } from '#renderer/ui/message-dialog.tsx';
import { scrollStop } from '#renderer/ui/scroll-stop.ts';
import { showToast } from '#renderer/ui/toast/toast-store.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { MessageId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import type { TextSize } from '#shared/model/preferences.ts';
import { itemOf } from '../../model/log-items.ts';
import { messageTarget, type MessageTarget } from '../../model/message-target.ts';
import { messageRows, type PageOfMessages } from '../../model/message-rows.ts';
import { placeholderKey } from '../../model/placeholder-key.ts';
import { useReplyStore } from '../../model/reply-store.ts';
import { roomPlaces, type RoomPlace } from '../../model/room-places.ts';
import { trustIn } from '../../model/trust-in.ts';
import { countSince, firstUnread, newestArrival, takeUnreadMark } from '../../model/unread-mark.ts';
import { useMarkRead } from '../../model/use-mark-read.ts';
import type { Messages } from '../../model/use-messages.ts';
import { useUnreadCounts } from '../../model/use-unread-counts.ts';
import { JumpToNewest } from './jump-to-newest.tsx';
import { JumpToUnread } from './jump-to-unread.tsx';
import styles from './message-list.module.css';
import { MessageMenu } from './message-menu.tsx';
import { MessageRowView } from './message-row-view.tsx';
import { ReadersDialog } from './readers-dialog.tsx';
import { OlderNotice } from './older-notice.tsx';
import { useAim } from './use-aim.ts';
import { useFollowEnd } from './use-follow-end.ts';
import { useKeepPlace } from './use-keep-place.ts';
import { messageElement, useMessageFocus } from './use-message-focus.ts';
import { useMessageLog } from './use-message-log.ts';
import { useOpeningPlace, type Opening } from './use-opening-place.ts';
import { useQuoteJump } from './use-quote-jump.ts';
import { useRoomPlace } from './use-room-place.ts';
import { useUnreadJump } from './use-unread-jump.ts';

/**
 * The log of a conversation, of which only the part in sight exists. It hangs at its end: new messages push up when one
 * is there, and older pages come in above without moving what one reads. It is drawn anew with every frame of scrolling: what it
 * only passes on (`photo`, `textSize`) it is given, instead of asking for it each time.
 */
export function MessageList({
  conversation,
  pages,
  older,
  loadOlder,
  unreadAtOpening,
  canAnswer,
  photo,
  textSize,
}: {
  readonly conversation: Conversation;
  readonly pages: readonly PageOfMessages[];
  readonly older: Messages['older'];
  readonly loadOlder: () => void;
  readonly unreadAtOpening: number;
  /** One may write here. */
  readonly canAnswer: boolean;
  /** That of the peer; null for none. */
  readonly photo: string | null;
  readonly textSize: TextSize | undefined;
}) {
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const [mark] = useState(() => takeUnreadMark(pages, unreadAtOpening));
  const [seen, setSeen] = useState(() => newestArrival(pages));
  const [unreadFrom, setUnreadFrom] = useState(() => firstUnread(pages, mark));
  const foundUnread = useMemo(() => unreadFrom ?? firstUnread(pages, mark), [unreadFrom, pages, mark]);
  if (foundUnread !== unreadFrom) setUnreadFrom(foundUnread);
  const [left] = useState(() => (unreadAtOpening === 0 ? roomPlaces.get(conversation.id) : undefined));

  const [opened, setOpened] = useState<ReadonlySet<MessageId>>(new Set());
  const [readersOf, setReadersOf] = useState<MessageId | null>(null);
  const unreadCounts = useUnreadCounts(conversation, pages);
  const [copyFailed, setCopyFailed] = useState(false);
  const [active, setActive] = useState<MessageId | null>(null);
  const menu = useMenuPlace<MessageTarget>();
  // That of the menu too: the focus comes back to it.
  const focused = active ?? menu.target?.message ?? null;

  const rows = useMemo(() => messageRows(pages, foundUnread), [pages, foundUnread]);
  const [wanted, setWanted] = useState<{ readonly message: MessageId } | null>(null);
  const kept = wanted?.message ?? foundUnread ?? left?.message ?? null;
  const { virtualizer, items, drawn, nearTop, written } = useMessageLog(scroller, rows, {
    focused,
    kept,
    opened,
    textSize,
  });
  const aim = useAim(virtualizer, items);
  const focus = useMessageFocus(scroller, items, aim, active, setActive);

  const opening = openingAt(mark.unread, foundUnread, left, pages);
  const placed = useOpeningPlace(scroller, virtualizer, aim, items, opening, { older, loadOlder });
  const { follows, atEnd, onScroll, toEnd, hold } = useFollowEnd(scroller, virtualizer, {
    begins: opening.kind === 'end',
    active: placed,
    rows,
    written,
  });
  useRoomPlace(conversation.id, virtualizer, items, { placed, follows });
  const keepPlace = useKeepPlace(scroller, hold);
  const jump = useUnreadJump(
    scroller,
    { mark, first: foundUnread, opensThere: opening.kind === 'message', placed, focus, hold },
    { older, loadOlder },
  );
  const quoteJump = useQuoteJump(scroller, wanted, pages, { focus, hold }, { older, loadOlder });
  const toQuoted = useCallback((message: MessageId) => setWanted({ message }), []);
  const newestSeen = useMemo(() => newestArrival(pages), [pages]);
  if (placed && follows && seen !== newestSeen) setSeen(newestSeen);

  // What I send is always shown, wherever I was reading; what waited already when I came is no reason to leave the place.
  const newest = pages.at(-1)?.at(-1);
  const sending = newest?.state === 'sending' ? newest.id : null;
  const [waiting] = useState(sending);
  const onSending = useEffectEvent(toEnd);
  useEffect(() => {
    if (sending !== null && sending !== waiting) onSending();
  }, [sending, waiting]);

  useEffect(() => {
    if (placed && nearTop && older === 'more') loadOlder();
  });

  useMarkRead(conversation, pages, placed && atEnd);
  const unseen = useMemo(() => countSince(pages, seen), [pages, seen]);

  const toggle = useCallback(
    (id: MessageId) => {
      keepPlace(id, () => setOpened((before) => toggled(before, id)));
    },
    [keepPlace],
  );
  const { show } = menu;
  const showMenu = useCallback(
    (id: MessageId, anchor: MenuAnchor, at: Element, by: MenuAsker) => {
      const element = messageElement(scroller.current, id);
      if (element !== null) show(messageTarget(id, at, element), anchor, by);
    },
    [show],
  );
  const messageOf = (id: MessageId | null) => {
    const item = items[itemOf(items, id)];
    return item?.kind === 'row' ? item.row.message : undefined;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const message = messageOf(active);
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
  const tellCopied = (taken: boolean) => {
    if (taken) showToast({ icon: Check, text: text('message.copied') });
    else setCopyFailed(true);
  };
  const menuMessage = messageOf(menu.target?.message ?? null);

  return (
    <div className={styles.frame}>
      <OlderNotice state={older} onRetry={loadOlder} />
      {jump.offered && <JumpToUnread count={mark.unread} busy={jump.busy} onJump={jump.start} />}
      <div
        ref={scroller}
        className={clsx(styles.scroller, !placed && styles.unplaced)}
        aria-busy={quoteJump.busy || undefined}
        onScroll={() => {
          onScroll();
          jump.onScroll();
        }}
        {...scrollStop}
        {...{ onFocus: focus.onFocus, onBlur: focus.onBlur, onKeyDown }}
        role="log"
        aria-live="off"
        aria-label={text('room.log')}
        data-area="messages"
      >
        <div className={styles.ground}>
          <div className={styles.rows} style={{ height: virtualizer.getTotalSize() }}>
            {drawn.map(({ index, key, start }) => {
              const item = items[index];
              return item?.kind !== 'row' ? null : (
                <div
                  key={key}
                  ref={virtualizer.measureElement}
                  data-index={index}
                  data-row={key}
                  className={styles.row}
                  style={{ top: start }}
                >
                  <MessageRowView
                    row={item.row}
                    conversation={conversation}
                    photo={photo}
                    open={opened.has(item.row.message.id)}
                    active={item.row.message.id === focused}
                    unreadBy={unreadCounts.get(item.row.message.id) ?? null}
                    onReaders={setReadersOf}
                    onToggle={toggle}
                    onMenu={showMenu}
                    onQuote={toQuoted}
                  />
                </div>
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
          trust={trustIn(conversation)}
          canAnswer={canAnswer}
          onCopied={tellCopied}
          onReaders={unreadCounts.has(menuMessage.id) ? () => setReadersOf(menuMessage.id) : null}
          finalFocus={() =>
            fieldOfReply(menuMessage) ?? messageElement(scroller.current, menuMessage.id) ?? scroller.current
          }
        />
      )}
      {readersOf !== null && (
        <ReadersDialog
          conversation={conversation.id}
          message={readersOf}
          onClose={() => setReadersOf(null)}
          finalFocus={() => messageElement(scroller.current, readersOf) ?? scroller.current}
        />
      )}
      {copyFailed && (
        <MessageDialog
          title={text('message.not-copied')}
          text={text('message.not-copied.text')}
          onClose={() => setCopyFailed(false)}
        />
      )}
    </div>
  );
}

/** Whoever answers a message goes on in the field. */
function fieldOfReply({ id, conversationId }: Message): HTMLElement | null {
  const isAnswered = useReplyStore.getState().replies.get(conversationId)?.id === id;
  return isAnswered ? document.querySelector<HTMLElement>('[data-area="composer"] textarea') : null;
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

/** At the first unread message, else where one was when one left, else at the end; the end also where that is far away. */
function openingAt(
  unread: number,
  first: MessageId | null,
  left: RoomPlace | undefined,
  pages: readonly PageOfMessages[],
): Opening {
  if (unread > 0) {
    const near = unread <= mostUnread;
    return near
      ? { kind: 'message', place: first === null ? null : { message: first, offset: 0, age: 0 }, near }
      : { kind: 'end' };
  }
  if (left === undefined) return { kind: 'end' };
  // One page more than there were: messages that have come since move it towards the next one.
  return { kind: 'message', place: left, near: pages.length <= Math.min(left.age + 1, mostPages) };
}

/** With more unread messages than this the room opens at its end, and a button leads up to the first of them. */
const mostUnread = 100;
/** So many pages are loaded to find again where one was, where they are not there any more: about half a second. */
const mostPages = 10;
