import { PersonAvatar } from '#renderer/features/presence/index.ts';
import { GroupAvatar } from '#renderer/ui/person/group-avatar.tsx';
import type { Conversation } from '#shared/model/conversation.ts';

/** The face of a conversation: of whom it is with, or of some of its members. */
export function ConversationAvatar({
  conversation,
  size,
}: {
  readonly conversation: Conversation;
  readonly size: 28 | 40;
}) {
  return conversation.kind === 'direct' ? (
    <PersonAvatar person={conversation.peer} size={size} />
  ) : (
    <GroupAvatar id={conversation.id} members={conversation.members} size={size} />
  );
}
