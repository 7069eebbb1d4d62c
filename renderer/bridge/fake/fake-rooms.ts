import { shownMembers, type GroupConversation } from '#shared/model/conversation.ts';
import { usualRules, type GroupRole, type GroupRules } from '#shared/model/group.ts';
import { conversationId, messageId, type GroupId, type PersonId } from '#shared/model/ids.ts';
import type { Mention } from '#shared/model/mention.ts';
import type { Message, MessageAuthor, RoomLine } from '#shared/model/message.ts';
import type { Reaction } from '#shared/model/reaction.ts';
import type { Person } from '#shared/model/person.ts';
import { withPreview, type FakeMember, type FakeWorld } from './fake-world.ts';
import { fixture } from './fixture.ts';
import words from './rooms.json' with { type: 'json' };

/** How a room of the fake begins. */
export interface FakeRoom {
  readonly name: string;
  readonly members: readonly FakeMember[];
  readonly rules?: GroupRules;
  /** One is no member any more. */
  readonly left?: boolean;
  readonly time: number;
  readonly unread?: number;
  readonly mentioned?: boolean;
}

/** Puts a room into the world and answers its row. */
export function addRoom(world: FakeWorld, room: FakeRoom): GroupConversation {
  const group = (world.groups.size + 1).toString(16).padStart(64, '0') as GroupId;
  const id = conversationId(`group:${group}`);
  world.groups.set(id, [...room.members]);
  const row: GroupConversation = {
    ...{ id, kind: 'group', group, name: room.name, preview: null, time: room.time, draft: '' },
    ...{ unread: room.unread ?? 0, favourite: false, muted: false, rules: room.rules ?? usualRules },
    ...{ members: [], memberCount: 0, role: null },
    ...(room.mentioned === true && { mentioned: true }),
  };
  const shown = withMembers(row, room.left === true ? [] : room.members);
  const made = room.left === true ? { ...shown, ...facesOf(room.members), role: null } : shown;
  world.messages.set(id, []);
  world.conversations.set(id, made);
  return made;
}

/** The row as its members make it. */
export function withMembers(row: GroupConversation, members: readonly FakeMember[]): GroupConversation {
  return {
    ...row,
    ...facesOf(members),
    role: members.find(({ person }) => person.id === fixture.self)?.role ?? null,
  };
}

/** What a line of a room says of a person; null for oneself. */
export function fakeAuthor(person: Person): MessageAuthor | null {
  return person.id === fixture.self
    ? null
    : {
        personId: person.id,
        name: person.name,
        title: person.position ?? person.rank,
        department: person.departments.at(-1) ?? '',
      };
}

/** A line about what has become of a room. */
export function fakeLine(
  world: FakeWorld,
  room: Pick<GroupConversation, 'id'>,
  by: Person | null,
  line: Pick<RoomLine, 'action'> & Partial<RoomLine>,
  time: number,
): Message {
  const people = line.people ?? [];
  return {
    ...said(world, room, by, '', time),
    kind: 'room-changed',
    state: 'received',
    line: { count: people.length, name: '', role: null, rules: null, ...line, people },
  };
}

/** The rooms that the scene `rooms` has: named, unnamed, for announcements, left, and large. */
export function addRooms(world: FakeWorld): void {
  const now = Date.now();
  const at = (minutes: number) => now - minutes * minute;
  const [me, chief, lee, park, choi, jeong] = world.people;
  if (!me || !chief || !lee || !park || !choi || !jeong) return;
  const plain = (person: Person): FakeMember => ({ person, role: 'member' });

  const tf = addRoom(world, {
    name: words.taskForce,
    members: [
      { person: me, role: 'owner' },
      { person: park, role: 'manager' },
      ...[lee, chief].map(plain),
      { ...plain(jeong), gone: true },
    ],
    time: at(2),
    unread: 2,
    mentioned: true,
  });
  const people = [park, lee, chief].map(fakeAuthor);
  tell(world, tf, [
    fakeLine(world, tf, null, { action: 'created' }, at(60)),
    fakeLine(world, tf, null, { action: 'invited', people, count: 3 }, at(60)),
    fakeLine(world, tf, park, { action: 'renamed', name: words.taskForce }, at(50)),
    { ...said(world, tf, lee, words.question, at(40)), reactions: [seenBy([park, chief])] },
    said(world, tf, null, words.answer, at(38)),
    fakeLine(world, tf, park, { action: 'invited', people: [fakeAuthor(jeong)] }, at(30)),
    said(world, tf, park, words.sheet, at(4)),
    said(world, tf, park, words.please, at(4)),
    { ...said(world, tf, jeong, words.called, at(3)), mentions: [calledMe] },
    said(world, tf, chief, words.confirmed, at(2)),
  ]);

  const unnamed = addRoom(world, {
    name: '',
    members: [plain(me), { person: lee, role: 'owner' }, plain(choi)],
    time: at(20),
  });
  tell(world, unnamed, [
    fakeLine(world, unnamed, lee, { action: 'created' }, at(25)),
    fakeLine(world, unnamed, lee, { action: 'invited', people: [null, fakeAuthor(choi)], count: 2 }, at(25)),
    said(world, unnamed, lee, fixture.filler[0] ?? '', at(20)),
  ]);

  const notices = addRoom(world, {
    name: words.notices,
    members: [{ person: chief, role: 'owner' }, plain(me), ...many(world.people, 1000 - 2)],
    rules: { write: 'managers', invite: 'managers' },
    time: at(90),
  });
  tell(world, notices, [
    fakeLine(world, notices, chief, { action: 'rules', rules: notices.rules }, at(100)),
    said(world, notices, chief, words.drill, at(90)),
  ]);

  const left = addRoom(world, {
    name: words.left,
    members: [{ person: jeong, role: 'owner' }, plain(choi)],
    left: true,
    time: at(300),
  });
  tell(world, left, [
    said(world, left, jeong, fixture.filler[1] ?? '', at(310)),
    fakeLine(world, left, null, { action: 'left', people: [null] }, at(300)),
  ]);
}

const minute = 60_000;

function seenBy(people: readonly Person[]): Reaction {
  return { word: 'seen', count: people.length, mine: false, people: people.map(fakeAuthor) };
}

/** The name at the beginning of `called`. */
const calledMe: Mention = { start: 0, length: 8, who: 'me', personId: null };

function facesOf(members: readonly FakeMember[]): Pick<GroupConversation, 'members' | 'memberCount'> {
  const others = members.filter(({ person }) => person.id !== fixture.self);
  return { members: others.slice(0, shownMembers).map(({ person }) => person), memberCount: members.length };
}

function tell(world: FakeWorld, room: GroupConversation, messages: Message[]): void {
  world.messages.set(room.id, messages);
  world.conversations.set(room.id, withPreview(room, messages));
}

function said(
  world: FakeWorld,
  { id }: Pick<GroupConversation, 'id'>,
  by: Person | null,
  text: string,
  time: number,
): Message {
  const arrival = world.nextArrival();
  const author = by === null ? null : fakeAuthor(by);
  return {
    id: messageId(arrival.toString(16).padStart(32, '0')),
    ...{ conversationId: id, kind: 'text', author, text, time, arrival, failure: null },
    state: author === null ? 'sent' : 'received',
  };
}

function many(people: readonly Person[], count: number): readonly FakeMember[] {
  const role: GroupRole = 'member';
  return Array.from({ length: count }, (_, index) => {
    const model = people[index % people.length] ?? fixture.longPerson;
    return { person: { ...model, id: `p-crowd-${String(index)}` as PersonId }, role };
  });
}
