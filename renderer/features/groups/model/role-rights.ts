import type { GroupConversation } from '#shared/model/conversation.ts';
import type { GroupRole } from '#shared/model/group.ts';

/** What one can do with a member. */
export type MemberRight = 'make-manager' | 'unmake-manager' | 'make-owner' | 'remove';

/** Managers decide on what is not about owner and managers, the owner on everything. */
export function rightsOver(own: GroupRole | null, theirs: GroupRole): readonly MemberRight[] {
  if (own === 'owner')
    return [theirs === 'manager' ? 'unmake-manager' : 'make-manager', 'make-owner', 'remove'];
  return own === 'manager' && theirs === 'member' ? ['remove'] : [];
}

/** Whether one may change name and rules. */
export function manages({ role }: Pick<GroupConversation, 'role'>): boolean {
  return role === 'owner' || role === 'manager';
}

/** Whether one may take people in. */
export function invites({ role, rules }: Pick<GroupConversation, 'role' | 'rules'>): boolean {
  return role !== null && (rules.invite === 'everybody' || role !== 'member');
}
