import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Bell, BellOff } from '#renderer/ui/icons.ts';
import { MessageDialog } from '#renderer/ui/message-dialog.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import { useMute } from '../../model/use-mute.ts';

/** Turns the notifications of a conversation off and on. */
export function MuteButton({ conversation }: { readonly conversation: Conversation }) {
  const text = useText();
  const { muted, toggle, error, dismiss } = useMute(conversation);
  return (
    <>
      <IconButton
        icon={muted ? BellOff : Bell}
        label={text('room.mute')}
        tooltip={text(muted ? 'room.mute.on' : 'room.mute.off')}
        aria-pressed={muted}
        onClick={toggle}
      />
      {error !== null && (
        <MessageDialog title={text('room.mute.failed')} text={text(errorKey(error))} onClose={dismiss} />
      )}
    </>
  );
}
