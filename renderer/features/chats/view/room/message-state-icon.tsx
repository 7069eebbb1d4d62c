import { Icon } from '#renderer/ui/icon.tsx';
import { Check, CircleAlert, Clock, type LucideIcon } from '#renderer/ui/icons.ts';
import { ScreenReaderText } from '#renderer/ui/text/screen-reader-text.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { ErrorCode } from '#shared/errors/error-code.ts';
import type { MessageKey } from '#shared/messages/message-key.ts';
import type { MessageState } from '#shared/model/message.ts';
import { failedKey } from '../../model/failed-key.ts';
import { unreadByPeer } from '../../model/unread-by-peer.ts';
import styles from './message-state-icon.module.css';

/**
 * What became of my message: a shape, the number of people who have it and have not read it, or nothing once it was read;
 * with a spoken word and a tooltip. Nothing at all for messages of others.
 */
export function MessageStateIcon({
  state,
  failure = null,
  size,
}: {
  readonly state: MessageState;
  /** Why it failed, where that is known. */
  readonly failure?: ErrorCode | null;
  readonly size: 12 | 14;
}) {
  const text = useText();
  switch (state) {
    case 'received':
    case 'undecryptable':
    case 'lost':
      return null;
    case 'read':
      return <ScreenReaderText>{text('message.read')}</ScreenReaderText>;
    case 'delivered':
      return (
        <span className={styles.unread} title={text('message.unreadBy', { count: unreadByPeer })}>
          <span aria-hidden="true">{unreadByPeer}</span>
          <ScreenReaderText>{text('message.unreadBy', { count: unreadByPeer })}</ScreenReaderText>
        </span>
      );
    case 'sending':
    case 'sent':
    case 'failed': {
      const { icon, label, spoken } = state === 'failed' ? failedLook(failure) : looks[state];
      return (
        <span className={styles[state]} title={text(label)}>
          <Icon of={icon} size={size} />
          <ScreenReaderText>{text(spoken)}</ScreenReaderText>
        </span>
      );
    }
    default:
      return assertNever(state);
  }
}

interface StateLook {
  readonly icon: LucideIcon;
  readonly label: MessageKey;
  readonly spoken: MessageKey;
}

const looks: Readonly<Record<'sending' | 'sent', StateLook>> = {
  sending: { icon: Clock, label: 'message.sending', spoken: 'message.sending.spoken' },
  sent: { icon: Check, label: 'message.sent', spoken: 'message.sent' },
};

function failedLook(failure: ErrorCode | null): StateLook {
  const key = failedKey({ failure });
  return { icon: CircleAlert, label: key, spoken: key };
}
