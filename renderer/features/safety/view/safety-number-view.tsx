import { useId } from 'react';
import { Icon } from '#renderer/ui/icon.tsx';
import { CircleAlert, ShieldAlert } from '#renderer/ui/icons.ts';
import { Switch } from '#renderer/ui/switch.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { DirectConversation } from '#shared/model/conversation.ts';
import type { SafetyNumber } from '#shared/model/trust.ts';
import type { SafetyNumberOfRoom } from '../model/use-safety-number.ts';
import { CopyNumber } from './copy-number.tsx';
import { QrCode } from './qr-code.tsx';
import { SafetyDigits } from './safety-digits.tsx';
import styles from './safety-number-view.module.css';

/** The number in both forms, how to compare it, and the switch that says one has. */
export function SafetyNumberView({
  conversation: { trust },
  name,
  number: { digits, scannable },
  room: { verify, busy, problem },
}: {
  readonly conversation: DirectConversation;
  readonly name: string;
  readonly number: SafetyNumber;
  readonly room: SafetyNumberOfRoom;
}) {
  const text = useText();
  const labelId = useId();
  const noteId = useId();
  const changed = trust === 'changed';
  return (
    <>
      {changed && (
        <div className={styles.changed} role="status">
          <Icon of={ShieldAlert} size={16} />
          <p>
            <b>{text('safety.changed.title', { name })}</b> {text('safety.changed.ask')}
          </p>
        </div>
      )}
      <p className={styles.lead}>{text('safety.lead', { name })}</p>
      <div className={styles.number}>
        <QrCode scannable={scannable} label={text('safety.qr')} />
        <div className={styles.digits}>
          <SafetyDigits digits={digits} />
          <CopyNumber key={digits} digits={digits} />
        </div>
      </div>
      <h3 className={styles.heading}>{text('safety.how')}</h3>
      <ul className={styles.how}>
        <li>{text('safety.how.call')}</li>
        <li>{text('safety.how.meet')}</li>
        <li>{text('safety.how.not')}</li>
      </ul>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          <Icon of={CircleAlert} size={14} />
          <span>{problem}</span>
        </p>
      )}
      {!changed && (
        <div className={styles.verify}>
          <div className={styles.words}>
            <label id={labelId} htmlFor={`${labelId}-switch`} className={styles.label}>
              {text('safety.verify')}
            </label>
            <p id={noteId}>{text('safety.verify.text')}</p>
          </div>
          <Switch
            id={`${labelId}-switch`}
            aria-describedby={noteId}
            checked={trust === 'verified'}
            disabled={busy}
            onChange={(event) => verify(event.target.checked)}
          />
        </div>
      )}
    </>
  );
}
