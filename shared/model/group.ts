import type { AccountId, ChangeId, GroupId } from './ids.ts';

/** What a member of a room may do: the owner (one a room) everything, managers what is not about owner and managers. */
export const groupRoles = ['owner', 'manager', 'member'] as const;
/** One of the roles. */
export type GroupRole = (typeof groupRoles)[number];

/** Whom something in a room is allowed to: `managers` includes the owner. */
export const groupCircles = ['everybody', 'managers'] as const;
/** One of these. */
export type GroupCircle = (typeof groupCircles)[number];

/** What a room allows to whom. A room in which managers alone write is one for announcements. */
export interface GroupRules {
  readonly write: GroupCircle;
  readonly invite: GroupCircle;
}

/** The rules of a new room. */
export const usualRules: GroupRules = { write: 'everybody', invite: 'everybody' };

/** Members of one room; more is no room any more but a notice. */
export const maximumMembers = 1_000;
/** Up to so many members tell each other by name what they have read; in a larger room their number alone is told. */
export const maximumNamedReaders = 50;
/** The longest name of a room, in UTF-16 code units. */
export const maximumGroupName = 60;

/** What a change of a room does. */
export type KnownGroupAction =
  | {
      readonly kind: 'create';
      readonly name: string;
      /** Everybody but who creates it. */
      readonly members: readonly AccountId[];
      readonly rules: GroupRules;
    }
  /** An empty name: the room is called by its members. */
  | { readonly kind: 'rename'; readonly name: string }
  | { readonly kind: 'invite'; readonly members: readonly AccountId[] }
  | { readonly kind: 'leave' }
  | { readonly kind: 'remove'; readonly member: AccountId }
  /** To make somebody the owner makes who was it a manager. */
  | { readonly kind: 'set-role'; readonly member: AccountId; readonly role: GroupRole }
  | { readonly kind: 'set-rules'; readonly rules: GroupRules };

/** `unknown`: something that a newer version knows. */
export type GroupAction = KnownGroupAction | { readonly kind: 'unknown' };

/** A change of a room, as its author has signed it. */
export interface GroupChange {
  readonly id: ChangeId;
  readonly group: GroupId;
  /** All changes that its author knew and that no other change they knew came after; none for the creation. */
  readonly parents: readonly ChangeId[];
  readonly author: AccountId;
  readonly action: GroupAction;
}

/** A member of a room. */
export interface GroupMember {
  readonly account: AccountId;
  readonly role: GroupRole;
}

/** What a room is after all changes that are known of it. */
export interface GroupState {
  readonly group: GroupId;
  readonly name: string;
  readonly rules: GroupRules;
  /** In the order in which they came in. */
  readonly members: readonly GroupMember[];
}
