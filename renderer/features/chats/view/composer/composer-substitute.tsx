import { use, type ReactNode } from 'react';
import { useSafetyNumber } from '#renderer/features/safety/index.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import {
  CircleAlert,
  LockKeyhole,
  ShieldAlert,
  UserRoundX,
  UsersRound,
  type LucideIcon,
} from '#renderer/ui/icons.ts';
import { personTitle } from '#renderer/ui/person/person-title.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import type { Conversation, DirectConversation } from '#shared/model/conversation.ts';
import type { ComposerState } from '../../model/composer-state.ts';
import { ShowSafetyNumber } from '../room/show-safety-number.ts';
import styles from './composer-substitute.module.css';

/** Stands where the composer would be, says why there is none, and what one can do about it. */
export function ComposerSubstitute({
  conversation,
  state,
}: {
  readonly conversation: Conversation;
  readonly state: Exclude<ComposerState, 'open'>;
}) {
  const text = useText();
  switch (state) {
    case 'revoked':
    case 'refused':
      return <Substitute icon={CircleAlert}>{text(`room.${state}`)}</Substitute>;
    case 'gone':
      return <Substitute icon={UserRoundX}>{text('room.gone')}</Substitute>;
    case 'not-member':
      return <Substitute icon={UsersRound}>{text('room.not-member')}</Substitute>;
    case 'managers-only':
      return <Substitute icon={LockKeyhole}>{text('room.managers-only')}</Substitute>;
    case 'unreachable': {
      if (conversation.kind !== 'direct') return null;
      const { name } = conversation.peer;
      const title = personTitle(conversation.peer);
      return (
        <Substitute icon={UserRoundX}>
          {title === ''
            ? text('room.unreachable.untitled', { name })
            : text('room.unreachable', { name, title })}
        </Substitute>
      );
    }
    case 'identity-changed':
      return conversation.kind === 'direct' ? <Stopped conversation={conversation} /> : null;
    default:
      return assertNever(state);
  }
}

function Stopped({ conversation }: { readonly conversation: DirectConversation }) {
  const text = useText();
  const show = use(ShowSafetyNumber);
  const { accept, busy, problem } = useSafetyNumber(conversation, true);
  return (
    <Substitute
      icon={ShieldAlert}
      actions={
        <>
          <Button onClick={show}>{text('safety.show')}</Button>
          <Button look="primary" onClick={accept} disabled={busy}>
            {text('safety.accept.continue')}
          </Button>
        </>
      }
    >
      {problem ?? text('room.identity-changed')}
    </Substitute>
  );
}

function Substitute({
  icon,
  children,
  actions,
}: {
  readonly icon: LucideIcon;
  readonly children: string;
  readonly actions?: ReactNode;
}) {
  return (
    <div className={styles.substitute} data-area="composer">
      <p className={styles.words} role="status">
        <Icon of={icon} size={16} />
        <span>{children}</span>
      </p>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
