import { AppError } from '#shared/errors/app-error.ts';
import type { RequestName } from '#shared/ipc/channel-table.ts';
import type { RequestInput, RequestOutput } from '#shared/ipc/contract.ts';
import type { GroupConversation } from '#shared/model/conversation.ts';
import { maximumNamedReaders } from '#shared/model/group.ts';
import type { ConversationId, MessageId, PersonId } from '#shared/model/ids.ts';
import type { RoomLine } from '#shared/model/message.ts';
import type { Person } from '#shared/model/person.ts';
import type { FakeEvents } from './fake-events.ts';
import { addRoom, fakeAuthor, fakeLine, withMembers } from './fake-rooms.ts';
import type { FakeMember, FakeWorld } from './fake-world.ts';
import { fixture } from './fixture.ts';
import type { Scene } from './scene.ts';

type Groups = {
  readonly [Name in RequestName<'groups'>]: (
    input: RequestInput<'groups', Name>,
  ) => RequestOutput<'groups', Name>;
};

/** The `groups` domain over the fake world. It refuses only what the scene says, and what a member of the lowest role asks. */
export function createFakeGroups(scene: Scene, world: FakeWorld, events: FakeEvents): Groups {
  const roomOf = (id: ConversationId): GroupConversation => {
    const row = world.conversations.get(id);
    if (row?.kind !== 'group') throw new AppError('not-found');
    return row;
  };
  const membersOf = (id: ConversationId): readonly FakeMember[] => world.groups.get(id) ?? [];
  const personOf = (id: PersonId): Person => {
    const known = [...world.people, ...[...world.groups.values()].flat().map(({ person }) => person)];
    const person = known.find((one) => one.id === id);
    if (person === undefined) throw new AppError('not-found');
    return person;
  };
  const reachable = (ids: readonly PersonId[]) => ids.filter((id) => !fixture.unreachable.includes(id));

  /** Keeps what is new of a room, writes the line about it, and tells all that. */
  const change = (
    room: GroupConversation,
    members: readonly FakeMember[],
    line: Pick<RoomLine, 'action'> & Partial<RoomLine>,
  ): GroupConversation => {
    world.groups.set(room.id, [...members]);
    const row = { ...withMembers(room, members), time: Date.now() };
    const told = fakeLine(world, room, null, line, Date.now());
    world.messages.get(room.id)?.push(told);
    world.conversations.set(room.id, row);
    events.emit('chats', 'messagesChanged', { conversation: room.id, changed: [told], removed: [] });
    events.emit('chats', 'conversationChanged', row);
    events.emit('groups', 'membersChanged', { conversation: room.id });
    return row;
  };
  /** The newest messages the fewest have read. */
  const unreadOf = (id: ConversationId, message: MessageId): number => {
    const texts = world.messages.get(id)?.filter(({ kind }) => kind === 'text') ?? [];
    const later = texts.length - 1 - texts.findIndex((one) => one.id === message);
    return Math.max(0, membersOf(id).length - 1 - later);
  };
  const refuse = () => {
    if (scene.refuseChange !== null) throw new AppError(scene.refuseChange);
  };
  const managed = (id: ConversationId): GroupConversation => {
    refuse();
    const room = roomOf(id);
    if (room.role !== 'owner' && room.role !== 'manager') throw new AppError('not-allowed');
    return room;
  };

  return {
    create({ name, people }) {
      if (scene.refuse !== null) throw new AppError(scene.refuse);
      const taken = reachable(people);
      if (taken.length === 0) throw new AppError('no-account');
      const members = taken.map((id): FakeMember => ({ person: personOf(id), role: 'member' }));
      const me: FakeMember = { person: personOf(fixture.self), role: 'owner' };
      const room = addRoom(world, { name, members: [me, ...members], time: Date.now() });
      const conversation = change(room, [me, ...members], { action: 'created' });
      return { conversation, without: people.filter((id) => !taken.includes(id)) };
    },
    members({ conversation, after, limit }) {
      if (scene.name === 'members-error') throw new AppError('storage-failed');
      if (roomOf(conversation).role === null) throw new AppError('not-allowed');
      const all = membersOf(conversation);
      const start = after === undefined ? 0 : all.findIndex(({ person }) => person.id === after) + 1;
      return {
        members: all.slice(start, start + limit).map(({ person, role, gone = false }) => ({
          person,
          role,
          gone,
          self: person.id === fixture.self,
        })),
        more: all.length > start + limit,
        gone: all.filter(({ gone }) => gone === true).length,
      };
    },
    invite({ conversation, people }) {
      refuse();
      const room = roomOf(conversation);
      const all = membersOf(conversation);
      const fresh = reachable(people)
        .filter((id) => all.every(({ person }) => person.id !== id))
        .map((id): FakeMember => ({ person: personOf(id), role: 'member' }));
      const authors = fresh.map(({ person }) => fakeAuthor(person));
      const line = { action: 'invited', people: authors.slice(0, 10), count: authors.length } as const;
      return {
        conversation: fresh.length === 0 ? room : change(room, [...all, ...fresh], line),
        without: people.filter((id) => fixture.unreachable.includes(id)),
      };
    },
    remove({ conversation, person }) {
      const rest = membersOf(conversation).filter((member) => member.person.id !== person);
      return change(managed(conversation), rest, {
        action: 'removed',
        people: [fakeAuthor(personOf(person))],
      });
    },
    removeGone({ conversation }) {
      const all = membersOf(conversation);
      const left = all.filter(({ gone }) => gone === true).map(({ person }) => fakeAuthor(person));
      return change(
        managed(conversation),
        all.filter(({ gone }) => gone !== true),
        { action: 'removed', people: left },
      );
    },
    setRole({ conversation, person, role }) {
      const room = managed(conversation);
      const members = membersOf(conversation).map((member): FakeMember =>
        member.person.id === person
          ? { ...member, role }
          : role === 'owner' && member.role === 'owner'
            ? { ...member, role: 'manager' }
            : member,
      );
      return change(room, members, { action: 'role', people: [fakeAuthor(personOf(person))], role });
    },
    rename({ conversation, name }) {
      return change({ ...managed(conversation), name }, membersOf(conversation), { action: 'renamed', name });
    },
    setRules({ conversation, rules }) {
      return change({ ...managed(conversation), rules }, membersOf(conversation), { action: 'rules', rules });
    },
    unreadCounts({ conversation, messages }) {
      roomOf(conversation);
      return { counts: messages.map((message) => ({ message, unread: unreadOf(conversation, message) })) };
    },
    readers({ conversation, message }) {
      if (scene.name === 'readers-error') throw new AppError('storage-failed');
      roomOf(conversation);
      const author = world.messages.get(conversation)?.find(({ id }) => id === message)?.author;
      const writer = author === null ? fixture.self : author?.personId;
      const others = membersOf(conversation)
        .map(({ person }) => ({ person, self: person.id === fixture.self }))
        .filter(({ person }) => person.id !== writer);
      const unread = unreadOf(conversation, message);
      const names = { read: others.slice(unread), unread: others.slice(0, unread) };
      return {
        ...{ read: others.length - unread, unread },
        names: others.length < maximumNamedReaders ? names : null,
      };
    },
    leave({ conversation }) {
      refuse();
      const rest = membersOf(conversation).filter(({ person }) => person.id !== fixture.self);
      return change(roomOf(conversation), rest, { action: 'left', people: [null] });
    },
  };
}
