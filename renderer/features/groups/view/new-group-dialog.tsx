import { useChatStore } from '#renderer/features/chats/index.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { maximumMembers } from '#shared/model/group.ts';
import type { Person } from '#shared/model/person.ts';
import { useGather, type Without } from '../model/use-gather.ts';
import { ChoosePeopleDialog } from './choose-people-dialog.tsx';

/** Begins a room, and opens it. */
export function NewGroupDialog({
  first,
  onClose,
  onDone,
  finalFocus,
}: {
  /** Who is chosen already. */
  readonly first: readonly Person[];
  readonly onClose: () => void;
  readonly onDone: (without: Without) => void;
  readonly finalFocus: () => HTMLElement | null;
}) {
  const text = useText();
  const select = useChatStore((store) => store.select);
  const { gather, busy, error } = useGather(null);
  return (
    <ChoosePeopleDialog
      title={text('group.new')}
      note={null}
      first={first}
      already={nobody}
      most={maximumMembers - 1}
      naming
      submit={(count) => text('group.new.submit', { count })}
      busy={busy}
      error={error}
      onSubmit={(people, name) =>
        gather(people, name, (conversation, without) => {
          select(conversation.id);
          onDone(without);
        })
      }
      onClose={onClose}
      finalFocus={finalFocus}
    />
  );
}

const nobody = new Set<never>();
