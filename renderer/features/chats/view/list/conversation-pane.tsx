import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import {
  CheckCheck,
  CircleAlert,
  MessageSquare,
  MessageSquarePlus,
  RotateCcw,
  SquarePen,
} from '#renderer/ui/icons.ts';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import { useChatStore } from '../../model/chat-store.ts';
import { useConversations, useShownConversations } from '../../model/use-conversations.ts';
import { ConversationList } from './conversation-list.tsx';
import styles from './conversation-pane.module.css';
import { ListFilter } from './list-filter.tsx';

/** The left pane: heading, the way to a new conversation, and the list. */
export function ConversationPane({
  onNewConversation,
  onNewGroup,
  onOwnWindow,
  onProfile,
  onAddPeople,
}: {
  readonly onNewConversation: () => void;
  readonly onNewGroup: () => void;
  readonly onOwnWindow: (conversation: ConversationId) => void;
  readonly onProfile: (person: Person) => void;
  readonly onAddPeople: (person: Person) => void;
}) {
  const text = useText();
  const { filter, setFilter } = useChatStore();
  const { rows, error, retry, loadMore } = useShownConversations();
  const isEmpty = useConversations().rows?.length === 0;
  return (
    <section className={styles.pane} aria-label={text('chats.list')} data-area="list">
      <header className={styles.head}>
        <h1 className={styles.title}>{text('chats.title')}</h1>
        <IconButton icon={MessageSquarePlus} label={text('group.new.keys')} onClick={onNewGroup} />
        <IconButton icon={SquarePen} label={text('chats.new.keys')} onClick={onNewConversation} />
      </header>
      {!isEmpty && <ListFilter />}
      {rows === undefined ? (
        error === null ? (
          <SkeletonRows label={text('app.loading')} />
        ) : (
          <EmptyState
            alert
            icon={CircleAlert}
            title={text('chats.error')}
            text={text(errorKey(error))}
            action={
              <Button onClick={retry}>
                <Icon of={RotateCcw} size={14} />
                {text('app.retry')}
              </Button>
            }
          />
        )
      ) : rows.length === 0 && filter === 'unread' && !isEmpty ? (
        <EmptyState
          icon={CheckCheck}
          title={text('chats.filter.none.title')}
          action={<Button onClick={() => setFilter('all')}>{text('chats.filter.none.action')}</Button>}
        />
      ) : rows.length === 0 ? (
        <EmptyState
          icon={MessageSquare}
          title={text('chats.empty.title')}
          text={text('chats.empty.text')}
          action={
            <Button look="primary" onClick={onNewConversation}>
              <Icon of={SquarePen} size={16} />
              {text('chats.new')}
            </Button>
          }
        />
      ) : (
        <ConversationList
          key={filter}
          rows={rows}
          onEndReached={loadMore}
          onOwnWindow={onOwnWindow}
          onProfile={onProfile}
          onAddPeople={onAddPeople}
        />
      )}
    </section>
  );
}
