import { useEffect, useRef } from 'react';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { ArrowLeft, LockKeyhole, SquareArrowOutUpRight, UsersRound } from '#renderer/ui/icons.ts';
import { useConversationName } from '#renderer/ui/person/use-conversation-name.ts';
import { Tag } from '#renderer/ui/tag.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { GroupConversation } from '#shared/model/conversation.ts';
import { useChatStore } from '../../model/chat-store.ts';
import { MuteButton } from './mute-button.tsx';
import styles from './room-header.module.css';

/** What a room is called, how many are in it, and the way to who they are. */
export function GroupHeader({
  conversation,
  alone,
  onBack,
  onOwnWindow,
  membersShown,
  onMembers,
}: {
  readonly conversation: GroupConversation;
  readonly alone: boolean;
  readonly onBack: (() => void) | null;
  readonly onOwnWindow: (() => void) | null;
  readonly membersShown: boolean;
  readonly onMembers: (() => void) | null;
}) {
  const text = useText();
  const name = useConversationName()(conversation);
  // Alone on the page it is the page's heading; otherwise the list has that.
  const Heading = alone ? 'h1' : 'h2';
  const heading = useRef<HTMLHeadingElement>(null);
  const links = useChatStore((store) => store.links);
  useEffect(() => {
    if (links !== null) heading.current?.focus();
  }, [links]);
  return (
    <header className={styles.head}>
      {onBack !== null && <IconButton icon={ArrowLeft} label={text('room.back')} onClick={onBack} />}
      <div className={styles.words}>
        <div className={styles.line}>
          <Heading ref={heading} className={styles.name} title={name} tabIndex={-1} data-heading="room">
            {name}
          </Heading>
          <span className={styles.count}>{text('group.count', { count: conversation.memberCount })}</span>
          {conversation.role === null ? (
            <Tag>{text('group.left')}</Tag>
          ) : (
            conversation.rules.write === 'managers' && <Tag>{text('group.announcement')}</Tag>
          )}
        </div>
        <p className={styles.sub}>
          <Icon of={LockKeyhole} size={12} />
          <span className={styles.lock}>{text('room.encrypted')}</span>
        </p>
      </div>
      <div className={styles.actions}>
        {onMembers !== null && (
          <IconButton
            icon={UsersRound}
            label={text(membersShown ? 'group.members.close' : 'group.members.show')}
            aria-expanded={membersShown}
            onClick={onMembers}
          />
        )}
        <MuteButton conversation={conversation} />
        {onOwnWindow !== null && (
          <IconButton
            icon={SquareArrowOutUpRight}
            label={text('room.own-window')}
            tooltip={text('room.own-window.keys')}
            aria-keyshortcuts="Control+Shift+O"
            onClick={onOwnWindow}
          />
        )}
      </div>
    </header>
  );
}
