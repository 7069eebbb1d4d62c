import { use, useEffect, useRef } from 'react';
import { useOwnAgency } from '#renderer/bridge/use-own-agency.ts';
import { StatusLine } from '#renderer/features/presence/index.ts';
import { VerifiedMark } from '#renderer/features/safety/index.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import {
  ArrowLeft,
  LockKeyhole,
  Shield,
  ShieldAlert,
  SquareArrowOutUpRight,
  UserRoundPlus,
} from '#renderer/ui/icons.ts';
import { departmentName } from '#renderer/ui/person/department-name.ts';
import { OutsiderTag } from '#renderer/ui/person/outsider-tag.tsx';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { usePersonName } from '#renderer/ui/person/use-person-name.ts';
import { Tag } from '#renderer/ui/tag.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { DirectConversation } from '#shared/model/conversation.ts';
import { useChatStore } from '../../model/chat-store.ts';
import { MuteButton } from './mute-button.tsx';
import styles from './room-header.module.css';
import { ShowSafetyNumber } from './show-safety-number.ts';

/** Who one talks to, exactly, and who can read along: nobody. */
export function RoomHeader({
  conversation,
  alone,
  onBack,
  onOwnWindow,
  onProfile,
  onAddPeople,
}: {
  readonly conversation: DirectConversation;
  readonly alone: boolean;
  readonly onBack: (() => void) | null;
  readonly onOwnWindow: (() => void) | null;
  readonly onProfile: (() => void) | null;
  readonly onAddPeople: (() => void) | null;
}) {
  const text = useText();
  const personName = usePersonName();
  const show = use(ShowSafetyNumber);
  const ownAgency = useOwnAgency();
  // Alone on the page it is the page's heading; otherwise the list has that.
  const Heading = alone ? 'h1' : 'h2';
  const { peer, gone, trust } = conversation;
  const name = personName(peer.name, personTitle(peer));
  const heading = useRef<HTMLHeadingElement>(null);
  const links = useChatStore((store) => store.links);
  useEffect(() => {
    if (links !== null) heading.current?.focus();
  }, [links]);
  return (
    <header className={styles.head}>
      {onBack !== null && <IconButton icon={ArrowLeft} label={text('room.back')} onClick={onBack} />}
      <div className={styles.words}>
        <div className={styles.line}>
          <Heading ref={heading} className={styles.name} tabIndex={-1} data-heading="room">
            {onProfile === null ? (
              name
            ) : (
              <button
                type="button"
                className={styles.profile}
                title={text('room.profile')}
                onClick={onProfile}
              >
                {name}
              </button>
            )}
          </Heading>
          {trust === 'verified' && <VerifiedMark />}
          <OutsiderTag person={peer} ownAgency={ownAgency} />
          {gone && <Tag>{text('person.gone')}</Tag>}
          <span className={styles.department} title={peer.departments.join(text('person.path.separator'))}>
            {departmentName(peer)}
          </span>
          <StatusLine person={peer.id} />
        </div>
        <p className={styles.sub}>
          <Icon of={LockKeyhole} size={12} />
          <span className={styles.lock}>{text('room.encrypted')}</span>
        </p>
      </div>
      <div className={styles.actions}>
        <IconButton
          icon={trust === 'changed' ? ShieldAlert : Shield}
          label={text('safety.show')}
          className={trust === 'changed' ? styles.changed : undefined}
          onClick={show}
        />
        {onAddPeople !== null && (
          <IconButton icon={UserRoundPlus} label={text('group.add-people')} onClick={onAddPeople} />
        )}
        <MuteButton conversation={conversation} />
        {onOwnWindow !== null && (
          <IconButton
            icon={SquareArrowOutUpRight}
            label={text('room.own-window')}
            tooltip={text('room.own-window.keys')}
            aria-keyshortcuts="Control+Shift+O"
            onClick={onOwnWindow}
          />
        )}
      </div>
    </header>
  );
}
