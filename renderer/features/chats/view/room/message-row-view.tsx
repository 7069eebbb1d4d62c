import clsx from 'clsx';
import { memo } from 'react';
import { useDateLabels } from '#renderer/ui/dates/use-date-labels.ts';
import { pointAnchor, type MenuAnchor, type MenuAsker } from '#renderer/ui/menu/use-menu-place.ts';
import { Avatar } from '#renderer/ui/person/avatar.tsx';
import { useConversationName } from '#renderer/ui/person/use-conversation-name.ts';
import { usePersonName } from '#renderer/ui/person/use-person-name.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { MessageId } from '#shared/model/ids.ts';
import { shownTime } from '#shared/model/shown-time.ts';
import { foldAt } from '../../model/fold-text.ts';
import type { MessageRow } from '../../model/message-rows.ts';
import { placeholderKey } from '../../model/placeholder-key.ts';
import { trustIn } from '../../model/trust-in.ts';
import { useSpokenMessage } from '../../model/use-spoken-message.ts';
import { AuthorAvatar } from './author-avatar.tsx';
import { Divider } from './divider.tsx';
import { FailedActions } from './failed-actions.tsx';
import { MessageBubble } from './message-bubble.tsx';
import { MessageReactions } from './message-reactions.tsx';
import styles from './message-row-view.module.css';
import { RoomLine } from './room-line.tsx';
import { SystemLine } from './system-line.tsx';

/**
 * One message with the dividers above it, who wrote it, and when. Drawn anew only for what is new in it, and not where only its
 * place changes: rows come by with every frame, and move whenever one above them is measured.
 */
export const MessageRowView = memo(function MessageRowView({
  row: told,
  conversation,
  photo,
  open,
  active,
  unreadBy,
  onReaders,
  onToggle,
  onMenu,
  onQuote,
}: {
  readonly row: MessageRow;
  readonly conversation: Conversation;
  /** That of the peer; null for none. */
  readonly photo: string | null;
  /** All of a long text is shown. */
  readonly open: boolean;
  readonly active: boolean;
  /** How many of a room have not read it; null where that is not known, or it is none. */
  readonly unreadBy: number | null;
  /** Shows who has read it. */
  readonly onReaders: (message: MessageId) => void;
  readonly onToggle: (message: MessageId) => void;
  readonly onQuote: (message: MessageId) => void;
  readonly onMenu: (message: MessageId, anchor: MenuAnchor, at: Element, by: MenuAsker) => void;
}) {
  const text = useText();
  const personName = usePersonName();
  const labels = useDateLabels();
  const spoken = useSpokenMessage();
  const row = conversation.kind === 'group' ? withReaders(told, unreadBy) : told;
  const { message, first } = row;
  const { author } = message;
  const placeholder = placeholderKey(message.state);
  const content = placeholder === null ? message.text : text(placeholder);
  // As much as one sees: all of a long text would be spoken at every step of an arrow key.
  const shown = open ? content : content.slice(0, foldAt(content) ?? content.length);
  const answered =
    message.quote === undefined
      ? null
      : message.quote.kind === 'found'
        ? message.quote.text
        : text('quote.missing');
  const many = conversation.kind === 'group';
  const conversationName = useConversationName();
  return (
    <>
      {row.day && <Divider label={labels.day(shownTime(message))} />}
      {row.unread && <Divider unread label={text('room.read-up-to')} />}
      {message.kind === 'room-changed' ? (
        <RoomLine message={message} />
      ) : message.kind === 'identity-changed' ? (
        <SystemLine id={message.id} name={conversationName(conversation)} />
      ) : (
        <div
          role="article"
          {...(active ? activeStop : stop)}
          aria-label={spoken(
            message,
            answered === null ? shown : text('quote.spoken', { quote: answered, text: shown }),
            unreadBy,
          )}
          data-message-id={message.id}
          data-state={told.message.state}
          onContextMenu={(event) => {
            event.preventDefault();
            onMenu(message.id, pointAnchor(event), event.target as Element, 'mouse');
          }}
          className={clsx(styles.message, first && styles.first, author === null && styles.mine)}
        >
          {author !== null && first && (
            <>
              <span className={styles.avatar}>
                {many && author.personId !== null ? (
                  <AuthorAvatar person={author.personId} name={author.name} />
                ) : (
                  <Avatar
                    id={author.personId ?? author.name}
                    name={author.name}
                    size={36}
                    photo={!many && author.personId === conversation.peer.id ? photo : null}
                  />
                )}
              </span>
              <p className={styles.author}>
                <span>{personName(author.name, author.title)}</span>
                <span className={styles.department}>{author.department}</span>
              </p>
            </>
          )}
          <MessageBubble
            row={row}
            content={content}
            open={open}
            active={active}
            unreadBy={unreadBy}
            onReaders={() => onReaders(message.id)}
            onToggle={() => onToggle(message.id)}
            onQuote={onQuote}
            onMenu={(button, by) => onMenu(message.id, button, button, by)}
          />
          {message.reactions !== undefined && (
            <MessageReactions message={message} reactions={message.reactions} active={active} />
          )}
          {message.state === 'sending' && message.failure !== null && (
            <p className={styles.reason}>{text(errorKey(message.failure))}</p>
          )}
          {message.state === 'failed' && <FailedActions message={message} trust={trustIn(conversation)} />}
        </div>
      )}
    </>
  );
});

/** In a room the number says what has become of an own message, once it is known: none is left when all have read it. */
function withReaders(row: MessageRow, unreadBy: number | null): MessageRow {
  const { message } = row;
  const hasGone = message.state === 'sent' || message.state === 'delivered';
  if (!hasGone) return row;
  return { ...row, message: { ...message, state: unreadBy === 0 ? 'read' : 'sent' } };
}

/** The arrow keys give a message the focus, although it is no control. */
const activeStop = { tabIndex: 0 } as const;
const stop = { tabIndex: -1 } as const;
