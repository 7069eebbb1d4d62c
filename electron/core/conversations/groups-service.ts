import { AppError } from '#shared/errors/app-error.ts';
import type { RequestInput, RequestOutput } from '#shared/ipc/contract.ts';
import type { DomainServices } from '#shared/ipc/services.ts';
import { usualRules, type KnownGroupAction } from '#shared/model/group.ts';
import type { AccountId, ConversationId, GroupId, PersonId } from '#shared/model/ids.ts';
import type { Person } from '#shared/model/person.ts';
import { RoomReads } from '#core/messaging/index.ts';
import type { LocalAccount, Storage } from '#core/storage/index.ts';

/** Changes rooms. */
export interface RoomWriter {
  create(action: Extract<KnownGroupAction, { readonly kind: 'create' }>): ConversationId;
  change(room: GroupId, action: KnownGroupAction): ConversationId;
}

/** What the service of rooms works with. */
export interface GroupsPorts {
  readonly storage: Storage;
  /** The enrolled account. @throws AppError `not-enrolled`. */
  readonly local: () => LocalAccount;
  /** @throws AppError `unavailable` while the messenger is starting. */
  readonly rooms: () => RoomWriter;
}

type Input<Name extends keyof DomainServices<'groups'>> = RequestInput<'groups', Name>;
type Output<Name extends keyof DomainServices<'groups'>> = Promise<RequestOutput<'groups', Name>>;

/** Rooms and their members, for the windows. */
export class GroupsService implements DomainServices<'groups'> {
  readonly #ports: GroupsPorts;

  constructor(ports: GroupsPorts) {
    this.#ports = ports;
  }

  async create({ name, people }: Input<'create'>): Output<'create'> {
    const { members, without } = this.#accountsOf(people);
    const action = { kind: 'create', name: name.trim(), members, rules: usualRules } as const;
    const id = this.#ports.rooms().create(action);
    return { conversation: this.#ports.storage.conversations.get(id), without };
  }

  async members({ conversation, after, limit }: Input<'members'>): Output<'members'> {
    const { storage, local } = this.#ports;
    const self = local().account;
    const page = storage.rooms.memberPage(this.#room(conversation), after ?? null, limit + 1);
    const members = page.slice(0, limit).map(({ account, role, person, gone }) => ({
      ...{ person, role, gone },
      self: account === self,
    }));
    const gone = storage.rooms.goneMembers(this.#room(conversation)).length;
    return { members, more: page.length > limit, gone };
  }

  async invite({ conversation, people }: Input<'invite'>): Output<'invite'> {
    const { members, without } = this.#accountsOf(people);
    return { conversation: this.#change(conversation, { kind: 'invite', members }), without };
  }

  async remove({ conversation, person }: Input<'remove'>): Output<'remove'> {
    return this.#change(conversation, { kind: 'remove', member: this.#member(conversation, person) });
  }

  async removeGone({ conversation }: Input<'removeGone'>): Output<'removeGone'> {
    for (const member of this.#ports.storage.rooms.goneMembers(this.#room(conversation)))
      this.#change(conversation, { kind: 'remove', member });
    return this.#ports.storage.conversations.get(conversation);
  }

  async setRole({ conversation, person, role }: Input<'setRole'>): Output<'setRole'> {
    const member = this.#member(conversation, person);
    return this.#change(conversation, { kind: 'set-role', member, role });
  }

  async rename({ conversation, name }: Input<'rename'>): Output<'rename'> {
    return this.#change(conversation, { kind: 'rename', name: name.trim() });
  }

  async setRules({ conversation, rules }: Input<'setRules'>): Output<'setRules'> {
    return this.#change(conversation, { kind: 'set-rules', rules });
  }

  async leave({ conversation }: Input<'leave'>): Output<'leave'> {
    return this.#change(conversation, { kind: 'leave' });
  }

  async unreadCounts({ conversation, messages }: Input<'unreadCounts'>): Output<'unreadCounts'> {
    const counts = this.#reads().counts(this.#room(conversation), messages);
    return { counts: [...counts].map(([message, { unread }]) => ({ message, unread })) };
  }

  async readers({ conversation, message }: Input<'readers'>): Output<'readers'> {
    const room = this.#room(conversation);
    const reads = this.#reads();
    const count = reads.counts(room, [message]).get(message);
    if (count === undefined) return null;
    const named = reads.readers(room, message);
    const toReaders = (accounts: readonly AccountId[]) => accounts.map((account) => this.#reader(account));
    return {
      ...count,
      names: named === null ? null : { read: toReaders(named.read), unread: toReaders(named.unread) },
    };
  }

  #reader(account: AccountId): { readonly person: Person; readonly self: boolean } {
    const {
      account: _account,
      details: _details,
      ...person
    } = this.#ports.storage.people.byAccountOrStandIn(account);
    return { person, self: account === this.#ports.local().account };
  }

  #reads(): RoomReads {
    return new RoomReads(this.#ports.storage, this.#ports.local().account);
  }

  #change(conversation: ConversationId, action: KnownGroupAction): RequestOutput<'groups', 'leave'> {
    this.#ports.rooms().change(this.#room(conversation), action);
    return this.#ports.storage.conversations.get(conversation);
  }

  #room(conversation: ConversationId): GroupId {
    const room = this.#ports.storage.conversations.room(conversation);
    if (room === null) throw new AppError('invalid-request');
    return room;
  }

  #member(conversation: ConversationId, person: PersonId): AccountId {
    const account = this.#ports.storage.rooms.memberByPerson(this.#room(conversation), person);
    if (account === null) throw new AppError('not-found');
    return account;
  }

  /** Oneself is in every room of one's own, and whoever has no account in none. */
  #accountsOf(people: readonly PersonId[]): {
    readonly members: readonly AccountId[];
    readonly without: PersonId[];
  } {
    const self = this.#ports.local().person;
    const others = [...new Set(people)]
      .filter((person) => person !== self)
      .map((person) => this.#ports.storage.people.get(person));
    const members = others.map(({ account }) => account).filter((account) => account !== null);
    if (members.length === 0) throw new AppError('no-account');
    return { members, without: others.filter(({ account }) => account === null).map(({ id }) => id) };
  }
}
