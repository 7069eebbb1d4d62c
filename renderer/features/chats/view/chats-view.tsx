import type { CSSProperties } from 'react';
import { usePaneWidth } from '#renderer/bridge/use-pane-width.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useMediaQuery } from '#renderer/ui/hooks/use-media-query.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { LockKeyhole, MessageSquare, SquarePen } from '#renderer/ui/icons.ts';
import { PaneSplitter } from '#renderer/ui/pane-splitter.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { ConnectionState } from '#shared/model/connection.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import { paneWidths } from '#shared/model/preferences.ts';
import { useChatStore } from '../model/chat-store.ts';
import { shutOutBy } from '../model/shut-out.ts';
import { useConversations } from '../model/use-conversations.ts';
import { useSelectedConversation } from '../model/use-selected-conversation.ts';
import styles from './chats-view.module.css';
import { ConversationPane } from './list/conversation-pane.tsx';
import { Room, type RoomSide } from './room/room.tsx';

/** List and conversation side by side; below 760 px one of the two. */
export function ChatsView({
  connection,
  onNewConversation,
  onNewGroup,
  onOwnWindow,
  onProfile,
  side,
}: {
  readonly connection: ConnectionState;
  readonly onOwnWindow: (conversation: ConversationId) => void;
  readonly onNewConversation: () => void;
  /** Begins a room, with these people already chosen. */
  readonly onNewGroup: (people: readonly Person[]) => void;
  /** Shows who somebody is. */
  readonly onProfile: (person: Person) => void;
  /** Who is in a room, beside it. */
  readonly side: RoomSide;
}) {
  const text = useText();
  const onePane = useMediaQuery('(max-width: 759px)');
  const selected = useSelectedConversation();
  const select = useChatStore((store) => store.select);
  const { rows } = useConversations();
  const compact = useMediaQuery('(max-width: 1099px)');
  const list = usePaneWidth('listWidth');

  return (
    <div
      className={styles.view}
      style={list.width === null ? undefined : ({ '--nr-list': `${list.width}px` } as CSSProperties)}
    >
      {!(onePane && selected !== undefined) && (
        <ConversationPane
          onNewConversation={onNewConversation}
          onNewGroup={() => onNewGroup([])}
          onOwnWindow={onOwnWindow}
          onProfile={onProfile}
          onAddPeople={(person) => onNewGroup([person])}
        />
      )}
      {!onePane && (
        <PaneSplitter
          pane={{ width: list.width ?? (compact ? usualWidths.compact : usualWidths.wide), ...paneWidths }}
          label={text('pane.width')}
          onMove={list.move}
          onDone={list.keep}
        />
      )}
      {selected !== undefined ? (
        <Room
          key={selected.id}
          conversation={selected}
          shutOut={shutOutBy(connection)}
          alone={onePane}
          onOwnWindow={() => onOwnWindow(selected.id)}
          onProfile={selected.kind === 'direct' ? () => onProfile(selected.peer) : null}
          onAddPeople={selected.kind === 'direct' ? () => onNewGroup([selected.peer]) : null}
          side={side}
          onBack={onePane ? () => select(null) : null}
        />
      ) : (
        !onePane && (
          <main className={styles.nothing}>
            {rows === undefined || rows.length === 0 ? (
              // The way on is in the list; here is nothing to choose yet.
              <EmptyState icon={LockKeyhole} title={text('room.encrypted')} />
            ) : (
              <EmptyState
                icon={MessageSquare}
                title={text('chats.none-selected.title')}
                text={text('chats.none-selected.text')}
                action={
                  <Button onClick={onNewConversation}>
                    <Icon of={SquarePen} size={16} />
                    {text('chats.new')}
                  </Button>
                }
              />
            )}
          </main>
        )
      )}
    </div>
  );
}

/** As the tokens have it (`--nr-list`), in px. */
const usualWidths = { wide: 304, compact: 272 } as const;
