import { use } from 'react';
import { useOwnAgency } from '#renderer/bridge/use-own-agency.ts';
import { VerifiedMark } from '#renderer/features/safety/index.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { ArrowLeft, LockKeyhole, Shield, ShieldAlert } from '#renderer/ui/icons.ts';
import { departmentName } from '#renderer/ui/person/department-name.ts';
import { OutsiderTag } from '#renderer/ui/person/outsider-tag.tsx';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { usePersonName } from '#renderer/ui/person/use-person-name.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import styles from './room-header.module.css';
import { ShowSafetyNumber } from './show-safety-number.ts';

/** Who one talks to, exactly, and who can read along: nobody. */
export function RoomHeader({
  conversation: { peer, trust },
  onBack,
}: {
  readonly conversation: Conversation;
  readonly onBack: (() => void) | null;
}) {
  const text = useText();
  const personName = usePersonName();
  const show = use(ShowSafetyNumber);
  const ownAgency = useOwnAgency();
  // Alone on the page it is the page's heading; otherwise the list has that.
  const Heading = onBack === null ? 'h2' : 'h1';
  return (
    <header className={styles.head}>
      {onBack !== null && <IconButton icon={ArrowLeft} label={text('room.back')} onClick={onBack} />}
      <div className={styles.words}>
        <div className={styles.line}>
          <Heading className={styles.name}>{personName(peer.name, personTitle(peer))}</Heading>
          {trust === 'verified' && <VerifiedMark />}
          <OutsiderTag person={peer} ownAgency={ownAgency} />
          <span className={styles.department} title={peer.departments.join(text('person.path.separator'))}>
            {departmentName(peer)}
          </span>
        </div>
        <p className={styles.sub}>
          <Icon of={LockKeyhole} size={12} />
          <span className={styles.lock}>{text('room.encrypted')}</span>
        </p>
      </div>
      <IconButton
        icon={trust === 'changed' ? ShieldAlert : Shield}
        label={text('safety.show')}
        className={trust === 'changed' ? styles.changed : undefined}
        onClick={show}
      />
    </header>
  );
}
