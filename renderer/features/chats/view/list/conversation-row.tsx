import clsx from 'clsx';
import type { Ref } from 'react';
import { useIntl } from 'react-intl';
import { useOwnAgency } from '#renderer/bridge/use-own-agency.ts';
import { usePreferences } from '#renderer/bridge/use-preferences.ts';
import { Badge } from '#renderer/ui/badge.tsx';
import { useDateLabels } from '#renderer/ui/dates/use-date-labels.ts';
import { useToday } from '#renderer/ui/dates/use-today.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { BellOff, Ellipsis } from '#renderer/ui/icons.ts';
import { pointAnchor, pressedBy, type MenuAnchor, type MenuAsker } from '#renderer/ui/menu/use-menu-place.ts';
import { OutsiderTag } from '#renderer/ui/person/outsider-tag.tsx';
import { useConversationName } from '#renderer/ui/person/use-conversation-name.ts';
import { ScreenReaderText } from '#renderer/ui/text/screen-reader-text.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import { shownTime } from '#shared/model/shown-time.ts';
import { ConversationAvatar } from './conversation-avatar.tsx';
import styles from './conversation-row.module.css';
import { MentionMark } from './mention-mark.tsx';
import { RowPreview } from './row-preview.tsx';

/** One conversation in the list, and above it the heading of the section that it begins. */
export function ConversationRow({
  ref,
  id,
  index,
  count,
  start,
  heading,
  conversation,
  selected,
  tabbable,
  menuOpen,
  onFocus,
  onSelect,
  onMenu,
}: {
  readonly ref: Ref<HTMLDivElement>;
  readonly id: string;
  readonly index: number;
  readonly count: number;
  readonly start: number;
  readonly heading: string | null;
  readonly conversation: Conversation;
  readonly selected: boolean;
  readonly tabbable: boolean;
  /** Its menu is open, so that it must stay clear which row that is. */
  readonly menuOpen: boolean;
  readonly onFocus: () => void;
  readonly onSelect: () => void;
  readonly onMenu: (anchor: MenuAnchor, by: MenuAsker) => void;
}) {
  const text = useText();
  const compact = usePreferences()?.density === 'compact';
  const { unread } = conversation;
  return (
    <div ref={ref} role="presentation" data-index={index} className={styles.place} style={{ top: start }}>
      {heading !== null && (
        // Spoken as the name of the section.
        <p className={styles.heading} aria-hidden="true">
          {heading}
        </p>
      )}
      <div
        id={id}
        role="option"
        tabIndex={tabbable ? 0 : -1}
        aria-selected={selected}
        aria-posinset={index + 1}
        aria-setsize={count}
        data-conversation-id={conversation.id}
        className={clsx(
          styles.row,
          unread > 0 && styles.new,
          menuOpen && styles.open,
          compact && styles.compact,
        )}
        onFocus={onFocus}
        onClick={onSelect}
        onContextMenu={(event) => {
          event.preventDefault();
          onMenu(pointAnchor(event), 'mouse');
        }}
        // The keys are handled by the list.
        onKeyDown={undefined}
      >
        <RowContent conversation={conversation} selected={selected} compact={compact} />
      </div>
      {/* For the mouse alone: nothing may be pressed within an option, and by keyboard the row itself has the menu. */}
      <button
        type="button"
        tabIndex={-1}
        aria-hidden="true"
        title={text('chats.more')}
        className={styles.more}
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => onMenu(event.currentTarget, pressedBy(event))}
      >
        <Icon of={Ellipsis} size={16} />
      </button>
    </div>
  );
}

function RowContent({
  conversation,
  selected,
  compact,
}: {
  readonly conversation: Conversation;
  readonly selected: boolean;
  readonly compact: boolean;
}) {
  const text = useText();
  const conversationName = useConversationName();
  const labels = useDateLabels();
  const today = useToday();
  const ownAgency = useOwnAgency();
  const { formatNumber: number } = useIntl();
  const { unread, muted, mentioned } = conversation;
  const time = shownTime(conversation);
  return (
    <>
      <ConversationAvatar conversation={conversation} size={compact ? 28 : 40} />
      <div className={styles.lines}>
        <div className={styles.line}>
          <span className={styles.name}>{conversationName(conversation)}</span>
          {conversation.kind === 'direct' ? (
            <OutsiderTag person={conversation.peer} ownAgency={ownAgency} />
          ) : (
            <span className={styles.count}>
              <span aria-hidden="true">{number(conversation.memberCount)}</span>
              <ScreenReaderText>{text('group.count', { count: conversation.memberCount })}</ScreenReaderText>
            </span>
          )}
          {muted && (
            <span className={styles.muted}>
              <Icon of={BellOff} size={14} />
              <ScreenReaderText>{text('chats.muted')}</ScreenReaderText>
            </span>
          )}
          <time className={styles.time} dateTime={new Date(time).toISOString()}>
            {labels.row(time, today)}
          </time>
        </div>
        <div className={clsx(styles.line, styles.second)}>
          <span className={styles.preview}>
            <RowPreview conversation={conversation} selected={selected} />
          </span>
          {mentioned === true && <MentionMark className={styles.mention} />}
          {unread > 0 && (
            <Badge
              count={unread}
              maximum={999}
              quiet={muted}
              spoken={text('chats.unread', { count: unread })}
              className={styles.badge}
            />
          )}
        </div>
      </div>
    </>
  );
}
