import { useRef, useState, type ReactNode } from 'react';
import { usePhoto, usePresence } from '#renderer/bridge/presence/use-presence.ts';
import { useAppStatus } from '#renderer/bridge/use-app-status.ts';
import { usePreferences } from '#renderer/bridge/use-preferences.ts';
import { useSettings } from '#renderer/bridge/use-settings.ts';
import { SafetyNumberDialog } from '#renderer/features/safety/index.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { CircleAlert, LockKeyhole, RotateCcw } from '#renderer/ui/icons.ts';
import { useConversationName } from '#renderer/ui/person/use-conversation-name.ts';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { Conversation, GroupConversation } from '#shared/model/conversation.ts';
import { personId } from '#shared/model/ids.ts';
import { composerState } from '../../model/composer-state.ts';
import type { ShutOut } from '../../model/shut-out.ts';
import { useMessages } from '../../model/use-messages.ts';
import { useTakenText } from '../../model/use-taken-text.ts';
import { Composer } from '../composer/composer.tsx';
import { ComposerSubstitute } from '../composer/composer-substitute.tsx';
import { GroupHeader } from './group-header.tsx';
import { IdentityBanner } from './identity-banner.tsx';
import { MessageAnnouncer } from './message-announcer.tsx';
import { MessageList } from './message-list.tsx';
import { RoomHeader } from './room-header.tsx';
import styles from './room.module.css';
import { ShowSafetyNumber } from './show-safety-number.ts';

/** Draws who is in a room beside it; `close` gives the focus back to where it was asked for. */
export type RoomSide = (room: GroupConversation, close: () => void) => ReactNode;

/** The open conversation. Mounted anew for each one, so that what it remembers is of this visit. */
export function Room({
  conversation,
  shutOut,
  alone,
  onBack = null,
  onOwnWindow = null,
  onProfile = null,
  onAddPeople = null,
  side = null,
}: {
  readonly conversation: Conversation;
  readonly shutOut: ShutOut | null;
  /** Nothing else of the messenger is on the page. */
  readonly alone: boolean;
  /** The way back to the list, where there is none beside. */
  readonly onBack?: (() => void) | null;
  /** Opens this conversation in a window of its own, where it is not in one. */
  readonly onOwnWindow?: (() => void) | null;
  /** Shows who it is with; null where nothing but the conversation can be shown. */
  readonly onProfile?: (() => void) | null;
  /** Begins a room with whom it is with and others. */
  readonly onAddPeople?: (() => void) | null;
  readonly side?: RoomSide | null;
}) {
  const text = useText();
  const messages = useMessages(conversation.id);
  useTakenText(conversation.id, messages.pages);
  // Null until it is asked for: most visits end without, and a dialog is dear also where it is closed.
  const [comparing, setComparing] = useState<boolean | null>(null);
  const [membersShown, showMembers] = useState(false);
  const room = useRef<HTMLElement>(null);
  const opener = useRef<Element>(null);
  const show = () => {
    opener.current = document.activeElement;
    setComparing(true);
  };
  const group = conversation.kind === 'group' ? conversation : null;
  const direct = conversation.kind === 'direct' ? conversation : null;
  const name = useConversationName()(conversation);
  const state = composerState(conversation, shutOut, useSettings());
  const [unreadAtOpening] = useState(conversation.unread);
  // Of a room each author has their own.
  const self = useAppStatus()?.self?.id;
  const pictured = direct?.peer.id ?? self ?? nobody;
  const photo = usePhoto(pictured, usePresence(pictured));
  const textSize = usePreferences()?.textSize;
  return (
    <ShowSafetyNumber value={show}>
      <main ref={room} className={styles.room}>
        {group !== null ? (
          <GroupHeader
            conversation={group}
            alone={alone}
            onBack={onBack}
            onOwnWindow={onOwnWindow}
            membersShown={membersShown}
            onMembers={side === null ? null : () => showMembers(!membersShown)}
          />
        ) : (
          direct !== null && (
            <RoomHeader
              conversation={direct}
              alone={alone}
              onBack={onBack}
              onOwnWindow={onOwnWindow}
              onProfile={onProfile}
              onAddPeople={onAddPeople}
            />
          )
        )}
        {direct?.trust === 'changed' && (
          <IdentityBanner conversation={direct} name={name} stopped={state === 'identity-changed'} />
        )}
        {messages.pages === undefined ? (
          <div className={styles.waiting} data-area="messages" tabIndex={-1}>
            {messages.error === null ? (
              <SkeletonRows label={text('room.loading')} />
            ) : (
              <EmptyState
                alert
                icon={CircleAlert}
                title={text('room.error')}
                text={text(errorKey(messages.error))}
                action={
                  <Button onClick={messages.retry}>
                    <Icon of={RotateCcw} size={14} />
                    {text('app.retry')}
                  </Button>
                }
              />
            )}
          </div>
        ) : messages.pages.every((page) => page.length === 0) ? (
          <div className={styles.waiting} data-area="messages" tabIndex={-1}>
            <EmptyState
              icon={LockKeyhole}
              title={text('room.empty.title')}
              text={text(group === null ? 'room.empty.text' : 'room.empty.group.text')}
            />
          </div>
        ) : (
          <MessageList
            conversation={conversation}
            pages={messages.pages}
            older={messages.older}
            loadOlder={messages.loadOlder}
            unreadAtOpening={unreadAtOpening}
            canAnswer={state === 'open'}
            photo={photo}
            textSize={textSize}
          />
        )}
        {/* Also while there is nothing: the first message that comes is news. */}
        {messages.pages !== undefined && (
          <MessageAnnouncer conversation={conversation} pages={messages.pages} />
        )}
        {state === 'open' ? (
          <Composer conversation={conversation} />
        ) : (
          <ComposerSubstitute conversation={conversation} state={state} />
        )}
        {direct !== null && comparing !== null && (
          <SafetyNumberDialog
            conversation={direct}
            name={name}
            open={comparing}
            onClose={() => setComparing(false)}
            // What opened it may be gone with the change that it told of.
            finalFocus={() =>
              opener.current?.isConnected === true ? null : (room.current?.querySelector('textarea') ?? null)
            }
          />
        )}
      </main>
      {group !== null &&
        membersShown &&
        side?.(group, () => {
          showMembers(false);
          document.querySelector<HTMLElement>('main [aria-expanded]')?.focus();
        })}
    </ShowSafetyNumber>
  );
}

const nobody = personId('nobody');
