import { createHash } from 'node:crypto';
import { usualRules, type GroupAction, type GroupChange } from '#shared/model/group.ts';
import {
  accountId,
  changeId,
  groupOf,
  type AccountId,
  type ChangeId,
  type GroupId,
} from '#shared/model/ids.ts';
import { foldGroup, type FoldedGroup } from '#core/groups/fold-group.ts';

/** An account of tests, by a small number. */
export function accountOf(number: number): AccountId {
  return accountId(`00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`);
}

/** Writes the changes of one room as its members would, each knowing what it is told that they know. */
export class RoomChanges {
  readonly group: GroupId;
  readonly creation: GroupChange;
  readonly all: GroupChange[] = [];
  #salt = 0;

  constructor(author: AccountId, members: readonly AccountId[]) {
    const action: GroupAction = { kind: 'create', name: '', members, rules: usualRules };
    const id = this.#idOf([], author, action);
    this.group = groupOf(id);
    this.creation = { id, group: this.group, parents: [], author, action };
    this.all.push(this.creation);
  }

  /** A change by somebody who knows these others; `parents` are their heads. */
  write(author: AccountId, action: GroupAction, parents: readonly ChangeId[]): GroupChange {
    const change = { id: this.#idOf(parents, author, action), group: this.group, parents, author, action };
    this.all.push(change);
    return change;
  }

  /** The same by somebody who knows everything so far. */
  writeOn(author: AccountId, action: GroupAction): GroupChange {
    return this.write(author, action, this.fold().heads);
  }

  fold(changes: readonly GroupChange[] = this.all): FoldedGroup {
    const folded = foldGroup(this.group, changes);
    if (folded === null) throw new Error('no creation');
    return folded;
  }

  #idOf(parents: readonly ChangeId[], author: AccountId, action: GroupAction): ChangeId {
    const bytes = JSON.stringify([parents, author, action, this.#salt++]);
    return changeId(createHash('sha256').update(bytes).digest('hex'));
  }
}

/** Who is a member, by role: `0:owner 2:manager`. */
export function membersOf({ state }: FoldedGroup): string {
  return state.members
    .map(({ account, role }) => `${String(Number.parseInt(account.slice(-12), 16))}:${role}`)
    .toSorted()
    .join(' ');
}
