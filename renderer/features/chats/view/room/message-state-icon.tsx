import { Icon } from '#renderer/ui/icon.tsx';
import { Check, CheckCheck, CircleAlert, Clock, type LucideIcon } from '#renderer/ui/icons.ts';
import { ScreenReaderText } from '#renderer/ui/text/screen-reader-text.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { MessageKey } from '#shared/messages/message-key.ts';
import type { MessageState } from '#shared/model/message.ts';
import styles from './message-state-icon.module.css';

/** What became of my message, as a shape with a spoken word and a tooltip; nothing for messages of others. */
export function MessageStateIcon({ state, size }: { readonly state: MessageState; readonly size: 12 | 14 }) {
  const text = useText();
  if (state === 'received' || state === 'undecryptable' || state === 'lost') return null;
  const look = looks[state];
  return (
    <span className={styles[state]} title={text(look.label)}>
      <Icon of={look.icon} size={size} />
      <ScreenReaderText>{text(look.spoken)}</ScreenReaderText>
    </span>
  );
}

interface StateLook {
  readonly icon: LucideIcon;
  readonly label: MessageKey;
  readonly spoken: MessageKey;
}

const looks: Readonly<Record<'sending' | 'sent' | 'delivered' | 'failed', StateLook>> = {
  sending: { icon: Clock, label: 'message.sending', spoken: 'message.sending.spoken' },
  sent: { icon: Check, label: 'message.sent', spoken: 'message.sent' },
  delivered: { icon: CheckCheck, label: 'message.delivered', spoken: 'message.delivered' },
  failed: { icon: CircleAlert, label: 'message.failed', spoken: 'message.failed' },
};
