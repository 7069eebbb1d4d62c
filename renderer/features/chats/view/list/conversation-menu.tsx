import { useState } from 'react';
import { SafetyNumberDialog } from '#renderer/features/safety/index.ts';
import {
  Bell,
  BellOff,
  CheckCheck,
  Shield,
  SquareArrowOutUpRight,
  Star,
  StarOff,
  UserRound,
  UserRoundPlus,
} from '#renderer/ui/icons.ts';
import { Menu, type MenuEntry } from '#renderer/ui/menu/menu.tsx';
import type { MenuPlace } from '#renderer/ui/menu/use-menu-place.ts';
import { MessageDialog } from '#renderer/ui/message-dialog.tsx';
import { useConversationName } from '#renderer/ui/person/use-conversation-name.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { MessageKey } from '#shared/messages/message-key.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import { useConversationActions, type FailedAction } from '../../model/use-conversation-actions.ts';

/** What one can do with a row of the list. One menu serves all rows. */
export function ConversationMenu({
  place,
  conversation,
  onOwnWindow,
  onProfile,
  onAddPeople,
  finalFocus,
}: {
  readonly place: MenuPlace<ConversationId>;
  readonly conversation: Conversation | undefined;
  readonly onOwnWindow: (conversation: ConversationId) => void;
  readonly onProfile: (person: Person) => void;
  /** Begins a room with somebody and others. */
  readonly onAddPeople: (person: Person) => void;
  readonly finalFocus: () => HTMLElement | null;
}) {
  const text = useText();
  const conversationName = useConversationName();
  const { toggleFavourite, toggleMuted, markAllRead, failure, dismiss } = useConversationActions();
  const [comparing, setComparing] = useState(false);
  if (conversation === undefined) return null;
  const { id, favourite, muted, unread } = conversation;
  const direct = conversation.kind === 'direct' ? conversation : null;
  const name = conversationName(conversation);
  const entries: readonly MenuEntry[] = [
    {
      icon: favourite ? StarOff : Star,
      label: text(favourite ? 'chats.menu.favourite.remove' : 'chats.menu.favourite.add'),
      onChoose: () => toggleFavourite(conversation),
    },
    {
      icon: muted ? Bell : BellOff,
      label: text(muted ? 'chats.menu.unmute' : 'chats.menu.mute'),
      onChoose: () => toggleMuted(conversation),
    },
    {
      icon: CheckCheck,
      label: text('chats.menu.mark-read'),
      disabled: unread === 0,
      onChoose: () => markAllRead(id),
    },
    { icon: SquareArrowOutUpRight, label: text('room.own-window'), onChoose: () => onOwnWindow(id) },
    ...(direct === null
      ? []
      : [
          { icon: UserRound, label: text('room.profile'), onChoose: () => onProfile(direct.peer) },
          { icon: UserRoundPlus, label: text('group.add-people'), onChoose: () => onAddPeople(direct.peer) },
          { icon: Shield, label: text('safety.show'), onChoose: () => setComparing(true) },
        ]),
  ];
  return (
    <>
      <Menu
        place={place}
        label={text(direct === null ? 'chats.menu.group' : 'chats.menu', { name })}
        entries={entries}
        finalFocus={finalFocus}
      />
      {direct !== null && (
        <SafetyNumberDialog
          conversation={direct}
          name={name}
          open={comparing}
          onClose={() => setComparing(false)}
          finalFocus={finalFocus}
        />
      )}
      {failure !== null && (
        <MessageDialog
          title={text(failureTitles[failure.action])}
          text={text(errorKey(failure.code))}
          onClose={dismiss}
        />
      )}
    </>
  );
}

const failureTitles: Readonly<Record<FailedAction, MessageKey>> = {
  favourite: 'chats.menu.favourite.failed',
  mute: 'room.mute.failed',
  'mark-read': 'chats.menu.mark-read.failed',
};
