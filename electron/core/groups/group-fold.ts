import { assertNever } from '#shared/errors/assert-never.ts';
import {
  maximumMembers,
  usualRules,
  type GroupChange,
  type GroupCircle,
  type GroupRole,
  type GroupRules,
  type GroupState,
} from '#shared/model/group.ts';
import type { AccountId, ChangeId, GroupId } from '#shared/model/ids.ts';
import type { Ancestry } from './ancestry.ts';
import { rankOf } from './rank.ts';

/** What a change that counted has come to: less than it says, where others had done a part of it already. */
export interface Effect {
  readonly change: GroupChange;
  /** Who came in by it. */
  readonly joined: readonly AccountId[];
  /** Who is no member any more, or has a lower role. */
  readonly lost: readonly AccountId[];
}

/** A room while its changes are gone through, one after the other. */
export class GroupFold {
  readonly effects: Effect[] = [];
  readonly #group: GroupId;
  readonly #ancestry: Ancestry;
  readonly #roles = new Map<AccountId, GroupRole>();
  readonly #rolesAt = new Map<ChangeId, GroupRole | null>();
  /** The changes by which somebody went. */
  readonly #departures = new Map<AccountId, ChangeId[]>();
  #name = '';
  #rules: GroupRules = usualRules;

  constructor(group: GroupId, ancestry: Ancestry) {
    this.#group = group;
    this.#ancestry = ancestry;
  }

  state(): GroupState {
    return {
      group: this.#group,
      name: this.#name,
      rules: this.#rules,
      members: [...this.#roles].map(([account, role]) => ({ account, role })),
    };
  }

  /** Null for somebody who is no member at this point. */
  roleOf(account: AccountId): GroupRole | null {
    return this.#roles.get(account) ?? null;
  }

  /** Which role the author of a change had just before it. */
  roleAt(change: ChangeId): GroupRole | null {
    return this.#rolesAt.get(change) ?? null;
  }

  /**
   * Goes on by a change: where it counts, does what it says as far as its author may do that at this point. Without effect it
   * does not count after all.
   */
  pass(change: GroupChange, { counts }: { readonly counts: boolean }): void {
    this.#rolesAt.set(change.id, this.roleOf(change.author));
    if (!counts) return;
    const effect = this.#effectOf(change);
    if (effect !== null) this.effects.push({ change, joined: [], lost: [], ...effect });
  }

  #effectOf(change: GroupChange): Partial<Pick<Effect, 'joined' | 'lost'>> | null {
    const { action, author } = change;
    switch (action.kind) {
      case 'create':
        if (this.effects.length > 0) return null;
        this.#name = action.name;
        this.#rules = action.rules;
        this.#roles.set(author, 'owner');
        return { joined: this.#takeIn(change, action.members) };
      case 'rename':
        if (!this.#isAmong('managers', author) || action.name === this.#name) return null;
        this.#name = action.name;
        return {};
      case 'invite': {
        if (!this.#isAmong(this.#rules.invite, author)) return null;
        const joined = this.#takeIn(change, action.members);
        return joined.length === 0 ? null : { joined };
      }
      case 'leave':
        return this.#roles.has(author) ? this.#letGo(change, author) : null;
      case 'remove':
        return this.#mayDecideOn(author, action.member) ? this.#letGo(change, action.member) : null;
      case 'set-role':
        return this.#setRole(author, action.member, action.role);
      case 'set-rules':
        if (!this.#isAmong('managers', author) || isSame(action.rules, this.#rules)) return null;
        this.#rules = action.rules;
        return {};
      case 'unknown':
        return null;
      default:
        return assertNever(action);
    }
  }

  /** Nobody comes in by an invitation that did not know of their going. */
  #takeIn({ id }: GroupChange, members: readonly AccountId[]): readonly AccountId[] {
    const knowsOf = (departure: ChangeId): boolean => this.#ancestry.isBefore(departure, id);
    const joined = new Set(
      members.filter(
        (member) => !this.#roles.has(member) && (this.#departures.get(member) ?? []).every(knowsOf),
      ),
    );
    const taken = [...joined].slice(0, Math.max(0, maximumMembers - this.#roles.size));
    for (const member of taken) this.#roles.set(member, 'member');
    return taken;
  }

  /** Somebody who has gone already is removed all the same, as far as invitations are concerned that do not know of it. */
  #letGo({ id }: GroupChange, member: AccountId): Pick<Effect, 'lost'> | null {
    const role = this.roleOf(member);
    this.#departures.set(member, [...(this.#departures.get(member) ?? []), id]);
    if (role === null) return null;
    this.#roles.delete(member);
    if (role === 'owner') this.#appointOwner();
    return { lost: [member] };
  }

  /** Without an owner nobody could ever decide on managers again: the first of them follows, or else the first member. */
  #appointOwner(): void {
    const members = [...this.#roles];
    const next = members.find(([, role]) => role === 'manager') ?? members[0];
    if (next !== undefined) this.#roles.set(next[0], 'owner');
  }

  #setRole(author: AccountId, member: AccountId, role: GroupRole): Pick<Effect, 'lost'> | null {
    const before = this.roleOf(member);
    if (this.roleOf(author) !== 'owner' || author === member || before === null || before === role)
      return null;
    this.#roles.set(member, role);
    if (role !== 'owner') return { lost: rankOf(role) > rankOf(before) ? [member] : [] };
    this.#roles.set(author, 'manager');
    return { lost: [author] };
  }

  #isAmong(circle: GroupCircle, account: AccountId): boolean {
    const role = this.roleOf(account);
    return role !== null && (circle === 'everybody' || role !== 'member');
  }

  #mayDecideOn(author: AccountId, member: AccountId): boolean {
    const role = this.roleOf(author);
    return role !== null && role !== 'member' && rankOf(role) < rankOf(this.roleOf(member));
  }
}

function isSame(one: GroupRules, other: GroupRules): boolean {
  return one.write === other.write && one.invite === other.invite;
}
