import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { useDocumentTitle } from '#renderer/ui/hooks/use-document-title.ts';
import { useMediaQuery } from '#renderer/ui/hooks/use-media-query.ts';
import { Icon } from '#renderer/ui/icon.tsx';
import { LockKeyhole, MessageSquare, SquarePen } from '#renderer/ui/icons.ts';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { usePersonName } from '#renderer/ui/person/use-person-name.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { useChatStore } from '../model/chat-store.ts';
import { useConversations } from '../model/use-conversations.ts';
import { useSelectedConversation } from '../model/use-selected-conversation.ts';
import styles from './chats-view.module.css';
import { ConversationPane } from './list/conversation-pane.tsx';
import { Room } from './room/room.tsx';

/** List and conversation side by side; below 760 px one of the two. */
export function ChatsView({
  revoked,
  onNewConversation,
}: {
  readonly revoked: boolean;
  readonly onNewConversation: () => void;
}) {
  const text = useText();
  const onePane = useMediaQuery('(max-width: 759px)');
  const selected = useSelectedConversation();
  const select = useChatStore((store) => store.select);
  const { rows } = useConversations();
  const personName = usePersonName();
  useDocumentTitle(
    selected === undefined
      ? text('app.name')
      : text('app.window-title', { name: personName(selected.peer.name, personTitle(selected.peer)) }),
  );

  return (
    <div className={styles.view}>
      {!(onePane && selected !== undefined) && <ConversationPane onNewConversation={onNewConversation} />}
      {selected !== undefined ? (
        <Room
          key={selected.id}
          conversation={selected}
          revoked={revoked}
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
