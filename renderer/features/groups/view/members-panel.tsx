import { useState } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Icon } from '#renderer/ui/icon.tsx';
import { CircleAlert, LogOut, Pencil, UserRoundPlus, UsersRound, X } from '#renderer/ui/icons.ts';
import { useMenuPlace } from '#renderer/ui/menu/use-menu-place.ts';
import { MessageDialog } from '#renderer/ui/message-dialog.tsx';
import { SkeletonRows } from '#renderer/ui/skeleton-rows.tsx';
import { useText } from '#renderer/ui/text/use-text.ts';
import { errorKey } from '#shared/messages/error-key.ts';
import type { GroupConversation } from '#shared/model/conversation.ts';
import type { PersonId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import { invites, manages } from '../model/role-rights.ts';
import type { Without } from '../model/use-gather.ts';
import { useGroupChange } from '../model/use-group-change.ts';
import { useMembers, type Member } from '../model/use-members.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { GroupRules } from './group-rules.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { memberElementId, MemberList } from './member-list.tsx';
import { MemberMenu, type Asked } from './member-menu.tsx';
import styles from './members-panel.module.css';
import { RenameDialog } from './rename-dialog.tsx';
import { WithoutDialog } from './without-dialog.tsx';

/** Who is in a room, and what one may change of it. */
export function MembersPanel({
  conversation,
  onProfile,
  onTalk,
  onClose,
}: {
  readonly conversation: GroupConversation;
  /** Shows who somebody is; null where nothing but the conversation can be shown. */
  readonly onProfile: ((person: Person) => void) | null;
  /** Opens the conversation with one of them alone. */
  readonly onTalk: ((person: PersonId) => void) | null;
  readonly onClose: () => void;
}) {
  const text = useText();
  const { id, role, memberCount } = conversation;
  const { members, gone, error, retry, loadMore } = useMembers(id, role !== null);
  const changing = useGroupChange(id);
  const menu = useMenuPlace<Member>();
  const [dialog, setDialog] = useState<'rename' | 'invite' | 'leave' | 'remove-gone' | Asked | null>(null);
  const [without, setWithout] = useState<Without>([]);
  const close = () => {
    setDialog(null);
    changing.dismiss();
  };
  const button = (name: string) => document.querySelector<HTMLElement>(`[data-group-action="${name}"]`);
  const rowOf = (person: PersonId | undefined) =>
    (person === undefined ? null : document.getElementById(memberElementId(person))) ?? button('close');

  return (
    <aside className={styles.panel} aria-label={text('group.members')} data-area="card">
      <div
        role="presentation"
        className={styles.all}
        onKeyDown={(event) => {
          // What lies over the panel has closed with this key already.
          if (event.key !== 'Escape' || dialog !== null || menu.open || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.stopPropagation();
          onClose();
        }}
      >
        <header className={styles.head}>
          <h2 className={styles.title}>{text('group.members')}</h2>
          <span className={styles.count}>{text('group.count', { count: memberCount })}</span>
          {manages(conversation) && (
            <IconButton
              icon={Pencil}
              label={text('group.rename')}
              data-group-action="rename"
              onClick={() => setDialog('rename')}
            />
          )}
          <IconButton
            icon={X}
            label={text('group.members.close')}
            data-group-action="close"
            onClick={onClose}
          />
        </header>
        {invites(conversation) && (
          <div className={styles.invite}>
            <Button data-group-action="invite" onClick={() => setDialog('invite')}>
              <Icon of={UserRoundPlus} size={16} />
              {text('group.invite')}
            </Button>
          </div>
        )}
        {gone > 0 && manages(conversation) && (
          <div className={styles.gone}>
            <p>{text('group.gone', { count: gone })}</p>
            <Button data-group-action="remove-gone" onClick={() => setDialog('remove-gone')}>
              {text('group.gone.remove')}
            </Button>
          </div>
        )}
        {role === null ? (
          <EmptyState icon={UsersRound} title={text('group.members.left')} />
        ) : members === undefined ? (
          <div className={styles.waiting}>
            {error === null ? (
              <SkeletonRows label={text('group.members.loading')} />
            ) : (
              <EmptyState
                alert
                icon={CircleAlert}
                title={text('group.members.error')}
                text={text(errorKey(error))}
                action={<Button onClick={retry}>{text('app.retry')}</Button>}
              />
            )}
          </div>
        ) : (
          <MemberList
            members={members}
            count={memberCount}
            onMenu={(member, anchor, by) => menu.show(member, anchor, by)}
            onEndReached={loadMore}
          />
        )}
        {role !== null && (
          <>
            <GroupRules
              conversation={conversation}
              busy={changing.busy}
              onChange={(rules) => changing.change({ kind: 'set-rules', rules })}
            />
            <div className={styles.foot}>
              <Button data-group-action="leave" onClick={() => setDialog('leave')}>
                <Icon of={LogOut} size={16} />
                {text('group.leave')}
              </Button>
            </div>
          </>
        )}
        <MemberMenu
          place={menu}
          own={role}
          onProfile={onProfile}
          onTalk={onTalk}
          onRole={(person, to) => changing.change({ kind: 'set-role', person, role: to })}
          onAsk={setDialog}
          finalFocus={() => rowOf(menu.target?.person.id)}
        />
        {dialog === 'rename' && (
          <RenameDialog
            name={conversation.name}
            busy={changing.busy}
            error={changing.error}
            onRename={(name) =>
              name === conversation.name ? close() : changing.change({ kind: 'rename', name }, close)
            }
            onClose={close}
            finalFocus={() => button('rename')}
          />
        )}
        {dialog === 'remove-gone' && (
          <ConfirmDialog
            title={text('group.gone.title', { count: gone })}
            lines={[text('group.gone.text')]}
            action={text('group.gone.remove')}
            busy={changing.busy}
            error={changing.error}
            onConfirm={() => changing.change({ kind: 'remove-gone' }, close)}
            onClose={close}
            finalFocus={() => button('remove-gone') ?? button('close')}
          />
        )}
        {dialog === 'leave' && (
          <ConfirmDialog
            title={text('group.leave.title')}
            lines={[
              text('group.leave.text'),
              ...(role === 'owner' && memberCount > 1 ? [text('group.leave.owner')] : []),
            ]}
            action={text('group.leave.action')}
            busy={changing.busy}
            error={changing.error}
            onConfirm={() => changing.change({ kind: 'leave' }, close)}
            onClose={close}
            finalFocus={() => button('leave') ?? button('close')}
          />
        )}
        {typeof dialog === 'object' && dialog !== null && (
          <ConfirmDialog
            title={text(`group.${dialog.what}.title`, { name: dialog.name })}
            lines={[text(`group.${dialog.what}.text`)]}
            action={text(`group.${dialog.what}.action`)}
            busy={changing.busy}
            error={changing.error}
            onConfirm={() =>
              changing.change(
                dialog.what === 'remove'
                  ? { kind: 'remove', person: dialog.person }
                  : { kind: 'set-role', person: dialog.person, role: 'owner' },
                close,
              )
            }
            onClose={close}
            finalFocus={() => rowOf(dialog.person)}
          />
        )}
        <InviteDialog
          open={dialog === 'invite'}
          conversation={conversation}
          members={members ?? []}
          onClose={close}
          onDone={(left) => {
            close();
            setWithout(left);
          }}
          finalFocus={() => button('invite')}
        />
        {without.length > 0 && <WithoutDialog people={without} onClose={() => setWithout([])} />}
        {dialog === null && changing.error !== null && (
          <MessageDialog
            title={text('group.failed')}
            text={text(errorKey(changing.error))}
            onClose={changing.dismiss}
          />
        )}
      </div>
    </aside>
  );
}
