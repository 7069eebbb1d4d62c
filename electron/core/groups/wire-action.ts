import type { MessageInitShape } from '@bufbuild/protobuf';
import { AppError } from '#shared/errors/app-error.ts';
import { assertNever } from '#shared/errors/assert-never.ts';
import {
  maximumGroupName,
  maximumMembers,
  type GroupAction,
  type GroupCircle,
  type GroupRole,
  type GroupRules,
  type KnownGroupAction,
} from '#shared/model/group.ts';
import type { AccountId } from '#shared/model/ids.ts';
import {
  Circle,
  Role,
  type GroupChange as WireChange,
  type GroupChangeSchema,
  type Rules,
  type RulesSchema,
} from '#shared/wire/generated/group_pb.js';
import { accountBytes, accountFromBytes } from './account-bytes.ts';

type WireAction = NonNullable<MessageInitShape<typeof GroupChangeSchema>['action']>;

/** What a change does, as it travels. */
export function toWireAction(action: KnownGroupAction): WireAction {
  switch (action.kind) {
    case 'create': {
      const { name, members, rules } = action;
      return {
        case: 'create',
        value: { name, members: members.map(accountBytes), rules: toWireRules(rules) },
      };
    }
    case 'rename':
      return { case: 'rename', value: { name: action.name } };
    case 'invite':
      return { case: 'invite', value: { members: action.members.map(accountBytes) } };
    case 'leave':
      return { case: 'leave', value: {} };
    case 'remove':
      return { case: 'remove', value: { member: accountBytes(action.member) } };
    case 'set-role':
      return {
        case: 'setRole',
        value: { member: accountBytes(action.member), role: wireRoles[action.role] },
      };
    case 'set-rules':
      return { case: 'setRules', value: toWireRules(action.rules) };
    default:
      return assertNever(action);
  }
}

/** What a change does that has travelled. @throws AppError for what no version of Narae makes. */
export function fromWireAction(action: WireChange['action']): GroupAction {
  switch (action.case) {
    case 'create': {
      const { name, members, rules } = action.value;
      return {
        kind: 'create',
        name: checkedName(name),
        members: toAccounts(members),
        rules: fromWireRules(rules),
      };
    }
    case 'rename':
      return { kind: 'rename', name: checkedName(action.value.name) };
    case 'invite':
      return { kind: 'invite', members: toAccounts(action.value.members) };
    case 'leave':
      return { kind: 'leave' };
    case 'remove':
      return { kind: 'remove', member: accountFromBytes(action.value.member) };
    case 'setRole':
      return {
        kind: 'set-role',
        member: accountFromBytes(action.value.member),
        role: roleOf(action.value.role),
      };
    case 'setRules':
      return { kind: 'set-rules', rules: fromWireRules(action.value) };
    case undefined:
      return { kind: 'unknown' };
  }
}

const wireRoles: Readonly<Record<GroupRole, Role>> = {
  owner: Role.OWNER,
  manager: Role.MANAGER,
  member: Role.MEMBER,
};

function roleOf(role: Role): GroupRole {
  switch (role) {
    case Role.OWNER:
      return 'owner';
    case Role.MANAGER:
      return 'manager';
    case Role.MEMBER:
      return 'member';
    default:
      throw new AppError('undecryptable');
  }
}

function toWireRules({ write, invite }: GroupRules): MessageInitShape<typeof RulesSchema> {
  return { write: toWireCircle(write), invite: toWireCircle(invite) };
}

function fromWireRules(rules: Rules | undefined): GroupRules {
  return { write: circleOf(rules?.write), invite: circleOf(rules?.invite) };
}

function toWireCircle(circle: GroupCircle): Circle {
  return circle === 'managers' ? Circle.MANAGERS : Circle.EVERYBODY;
}

/** A circle of a newer version is taken for the smallest. */
function circleOf(circle: Circle | undefined): GroupCircle {
  return circle === undefined || circle === Circle.EVERYBODY ? 'everybody' : 'managers';
}

function checkedName(name: string): string {
  if (name.length > maximumGroupName) throw new AppError('undecryptable');
  return name;
}

function toAccounts(members: readonly Uint8Array[]): readonly AccountId[] {
  if (members.length > maximumMembers) throw new AppError('undecryptable');
  return members.map(accountFromBytes);
}
