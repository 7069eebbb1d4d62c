import { groupRoles, type GroupRole } from '#shared/model/group.ts';

/** Where a role stands: 0 for the owner, and above all of them for somebody who is no member. */
export function rankOf(role: GroupRole | null): number {
  return role === null ? groupRoles.length : groupRoles.indexOf(role);
}
