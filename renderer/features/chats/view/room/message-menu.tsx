import {
  CheckCheck,
  Copy,
  Link,
  Reply,
  RotateCcw,
  SmilePlus,
  TextSelect,
  Trash,
} from '#renderer/ui/icons.ts';
import { copyText } from '#renderer/ui/copy-text.ts';
import { Menu, type MenuEntry } from '#renderer/ui/menu/menu.tsx';
import { useMenuPlace, type MenuPlace } from '#renderer/ui/menu/use-menu-place.ts';
import { MessageDialog } from '#renderer/ui/message-dialog.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { MessageId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import type { PeerTrust } from '#shared/model/trust.ts';
import type { MessageTarget } from '../../model/message-target.ts';
import { placeholderKey } from '../../model/placeholder-key.ts';
import { useReplyStore } from '../../model/reply-store.ts';
import { isStopped, useFailedMessage } from '../../model/use-failed-message.ts';

import { ReactionMenu } from './reaction-menu.tsx';

/** What one can do with a message. */
export function MessageMenu({
  place,
  message,
  trust,
  canAnswer,
  onCopied,
  onReaders,
  finalFocus,
}: {
  readonly place: MenuPlace<MessageTarget>;
  readonly message: Message;
  readonly trust: PeerTrust;
  /** One may write here. */
  readonly canAnswer: boolean;
  /** Whether the clipboard has taken it. */
  readonly onCopied: (taken: boolean) => void;
  /** Shows who has read it; null where that cannot be said. */
  readonly onReaders: (() => void) | null;
  readonly finalFocus: () => HTMLElement | null;
}) {
  const text = useText();
  const answer = useReplyStore((store) => store.answer);
  const { retry, discard, error, dismiss } = useFailedMessage(message);
  const reactions = useMenuPlace<MessageId>();
  const showReactions = () => {
    if (place.anchor !== null)
      reactions.show(message.id, place.anchor, place.byKeyboard ? 'keyboard' : 'mouse');
  };
  const { selection = '', link = null } = place.target ?? {};
  const copy = (what: string) => () => onCopied(copyText(what));
  const failed = message.state === 'failed';
  const entries: readonly MenuEntry[] = [
    ...(canAnswer && !failed && placeholderKey(message.state) === null
      ? [
          { icon: Reply, label: text('message.reply'), onChoose: () => answer(message) },
          { icon: SmilePlus, label: text('message.react'), onChoose: showReactions },
        ]
      : []),
    ...(selection === ''
      ? []
      : [{ icon: TextSelect, label: text('message.copy.selection'), onChoose: copy(selection) }]),
    ...(link === null ? [] : [{ icon: Link, label: text('message.copy.link'), onChoose: copy(link) }]),
    {
      icon: Copy,
      label: text('message.copy'),
      disabled: placeholderKey(message.state) !== null,
      onChoose: copy(message.text),
    },
    ...(onReaders === null
      ? []
      : [{ icon: CheckCheck, label: text('message.readers.show'), onChoose: onReaders }]),
    ...(failed && !isStopped(message, trust)
      ? [{ icon: RotateCcw, label: text('message.retry'), onChoose: retry }]
      : []),
    ...(failed ? [{ icon: Trash, label: text('message.discard'), danger: true, onChoose: discard }] : []),
  ];
  return (
    <>
      <ReactionMenu place={reactions} message={message} finalFocus={finalFocus} />
      <Menu place={place} label={text('message.menu')} entries={entries} finalFocus={finalFocus} />
      {error !== null && (
        <MessageDialog title={text('message.menu.failed')} text={text(errorKey(error))} onClose={dismiss} />
      )}
    </>
  );
}
