import { useText } from '#renderer/ui/text/use-text.ts';
import type { GroupConversation } from '#shared/model/conversation.ts';
import { maximumMembers } from '#shared/model/group.ts';
import { useGather, type Without } from '../model/use-gather.ts';
import type { Member } from '../model/use-members.ts';
import { ChoosePeopleDialog } from './choose-people-dialog.tsx';

/** Takes further people into a room. */
export function InviteDialog({
  open,
  conversation,
  members,
  onClose,
  onDone,
  finalFocus,
}: {
  readonly open: boolean;
  readonly conversation: GroupConversation;
  /** Those who are known to be in it already. */
  readonly members: readonly Member[];
  readonly onClose: () => void;
  readonly onDone: (without: Without) => void;
  readonly finalFocus: () => HTMLElement | null;
}) {
  const text = useText();
  const { gather, busy, error } = useGather(conversation.id);
  if (!open) return null;
  return (
    <ChoosePeopleDialog
      title={text('group.invite.title')}
      note={text('group.invite.note')}
      first={[]}
      already={new Set(members.map(({ person }) => person.id))}
      most={maximumMembers - conversation.memberCount}
      naming={false}
      submit={(count) => text('group.invite.submit', { count })}
      busy={busy}
      error={error}
      onSubmit={(people, name) => gather(people, name, (_, without) => onDone(without))}
      onClose={onClose}
      finalFocus={finalFocus}
    />
  );
}
