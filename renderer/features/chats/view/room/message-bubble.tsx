import clsx from 'clsx';
import { useDateLabels } from '#renderer/ui/dates/use-date-labels.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { FileLock2, FileX2 } from '#renderer/ui/icons.ts';
import { pressedBy, type MenuAsker } from '#renderer/ui/menu/use-menu-place.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { MessageId } from '#shared/model/ids.ts';
import { shownTime } from '#shared/model/shown-time.ts';
import type { MessageRow } from '../../model/message-rows.ts';
import { failedKey } from '../../model/failed-key.ts';
import { placeholderKey } from '../../model/placeholder-key.ts';
import styles from './message-bubble.module.css';
import { MessageQuote } from './message-quote.tsx';
import { MessageText } from './message-text.tsx';
import { UnreadCount } from './unread-count.tsx';
import { MessageStateIcon } from './message-state-icon.tsx';

/** The bubble, and beside it the time and what became of my message. */
export function MessageBubble({
  row,
  content,
  open,
  active,
  unreadBy,
  onReaders,
  onToggle,
  onMenu,
  onQuote,
}: {
  readonly row: MessageRow;
  readonly content: string;
  /** All of a long text is shown. */
  readonly open: boolean;
  /** The focus is here: what can be pressed is reached by Tab. */
  readonly active: boolean;
  /** How many of a room have not read it; null where that is not known. */
  readonly unreadBy: number | null;
  readonly onReaders: () => void;
  readonly onToggle: () => void;
  /** Leads to what it answers. */
  readonly onQuote: (message: MessageId) => void;
  readonly onMenu: (button: HTMLElement, by: MenuAsker) => void;
}) {
  const text = useText();
  const labels = useDateLabels();
  const { message, first, last } = row;
  const { state } = message;
  const time = shownTime(message);
  const mine = message.author === null;
  const failed = state === 'failed';
  const placeholder = placeholderKey(state) !== null;
  const waiting = state === 'sending';
  const counted = unreadBy !== null && unreadBy > 0 && !failed && !waiting;
  return (
    <div className={clsx(styles.line, mine && styles.mine)}>
      <div className={clsx(styles.bubble, first && styles.first, placeholder && styles.placeholder)}>
        {placeholder && <Icon of={state === 'lost' ? FileX2 : FileLock2} size={14} />}
        <div className={styles.words}>
          {message.quote !== undefined && (
            <MessageQuote quote={message.quote} active={active} onGo={onQuote} />
          )}
          <MessageText
            content={content}
            mentions={placeholder ? undefined : message.mentions}
            open={open}
            onToggle={onToggle}
          />
        </div>
      </div>
      {(last || row.state || failed || counted) && (
        <div className={clsx(styles.meta, failed && styles.failed)}>
          {counted && <UnreadCount count={unreadBy} active={active} onPress={onReaders} />}
          {mine && !counted && (row.state || failed) && (
            <MessageStateIcon state={state} failure={message.failure} size={failed ? 14 : 12} />
          )}
          {failed && <span aria-hidden="true">{text(failedKey(message))}</span>}
          {waiting && <span aria-hidden="true">{text('message.sending')}</span>}
          {!failed && !waiting && last && (
            <time dateTime={new Date(time).toISOString()} title={labels.day(time)}>
              {labels.clock(time)}
            </time>
          )}
        </div>
      )}
      <button
        type="button"
        tabIndex={active ? 0 : -1}
        className={styles.more}
        aria-label={text('message.more')}
        aria-haspopup="menu"
        title={text('chats.more')}
        onClick={(event) => onMenu(event.currentTarget, pressedBy(event))}
      />
    </div>
  );
}
