import type { Conversation, DirectConversation } from '#shared/model/conversation.ts';
import type { GroupRole } from '#shared/model/group.ts';
import { conversationId, messageId, type ConversationId, type PersonId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import type { Person } from '#shared/model/person.ts';
import { fixture } from './fixture.ts';

/** Somebody in a room. */
export interface FakeMember {
  readonly person: Person;
  readonly role: GroupRole;
  /** The directory has them no more. */
  readonly gone?: boolean;
}

/** Everything the fake knows, in memory. */
export interface FakeWorld {
  readonly people: readonly Person[];
  readonly conversations: Map<ConversationId, Conversation>;
  readonly messages: Map<ConversationId, Message[]>;
  /** Who is in each room, oneself too, in the order in which they came in. */
  readonly groups: Map<ConversationId, FakeMember[]>;
  readonly nextArrival: () => number;
}

/** Builds the conversations of a scene. */
export function createFakeWorld(scene: string): FakeWorld {
  let arrival = 0;
  const nextArrival = () => (arrival += 1);
  const people = scene === 'long' ? [...fixture.people, fixture.longPerson] : fixture.people;
  const world: FakeWorld = {
    people,
    conversations: new Map(),
    messages: new Map(),
    groups: new Map(),
    nextArrival,
  };
  if (scene === 'empty') return world;
  for (const { person, minutesAgo, unread, favourite, muted, draft, trust } of fixture.conversations) {
    const peer = people.find(({ id }) => id === person);
    if (peer === undefined) continue;
    const time = Date.now() - minutesAgo * minute;
    addConversation(
      world,
      peer,
      { time, unread, favourite, muted, draft, trust },
      historyOf(peer, world, time, unread),
    );
  }
  if (scene === 'long') addLongOnes(world);
  if (scene === 'many') addMany(world);
  if (scene === 'waiting') addWaiting(world);
  return world;
}

/** The id of the conversation with a person. */
export function conversationWith(person: PersonId): ConversationId {
  return conversationId(`direct:${person}`);
}

/** Unread messages of all conversations that are not muted. */
export function unreadTotal({ conversations }: FakeWorld): { readonly count: number } {
  const unmuted = [...conversations.values()].filter(({ muted }) => !muted);
  return { count: unmuted.reduce((sum, { unread }) => sum + unread, 0) };
}

/** The row as its last message makes it. */
export function withPreview<Row extends Conversation>(conversation: Row, messages: readonly Message[]): Row {
  const last = messages.findLast(({ kind }) => kind === 'text');
  if (last === undefined) return { ...conversation, preview: null };
  const { text, author, state, time } = last;
  return { ...conversation, time, preview: { text, mine: author === null, state } };
}

/** A message of the fake. */
export function fakeMessage(
  world: FakeWorld,
  peer: Person,
  {
    mine,
    kind,
    text,
    time,
    state,
    failure,
  }: Pick<Message, 'text' | 'time'> & Partial<Message> & { mine: boolean },
): Message {
  const arrival = world.nextArrival();
  return {
    id: messageId(arrival.toString(16).padStart(32, '0')),
    conversationId: conversationWith(peer.id),
    kind: kind ?? 'text',
    author: mine
      ? null
      : {
          personId: peer.id,
          name: peer.name,
          title: peer.position ?? peer.rank,
          department: peer.departments.at(-1) ?? '',
        },
    text,
    time,
    state: state ?? (mine ? 'delivered' : 'received'),
    arrival,
    failure: failure ?? null,
  };
}

const minute = 60_000;

function addConversation(
  world: FakeWorld,
  peer: Person,
  row: Pick<Conversation, 'time' | 'unread' | 'draft'> &
    Partial<Pick<DirectConversation, 'trust' | 'favourite' | 'muted'>>,
  messages: Message[],
): void {
  const id = conversationWith(peer.id);
  const reachable = !fixture.unreachable.includes(peer.id);
  const conversation: Conversation = {
    ...{ id, kind: 'direct', peer, reachable, gone: false, trust: 'known', preview: null },
    ...{ favourite: false, muted: false },
    ...row,
  };
  world.messages.set(id, messages);
  world.conversations.set(id, messages.length === 0 ? conversation : withPreview(conversation, messages));
}

function historyOf(peer: Person, world: FakeWorld, newest: number, unread: number): Message[] {
  const told = fixture.messages[peer.id];
  if (told !== undefined) {
    return told.map(({ minutesAgo, mine, text, kind, state, failure }) =>
      fakeMessage(world, peer, {
        mine,
        text,
        time: Date.now() - minutesAgo * minute,
        ...(kind === undefined ? {} : { kind }),
        ...(state === undefined ? {} : { state }),
        ...(failure === undefined ? {} : { failure }),
      }),
    );
  }
  return unread === 0 ? [] : filler(world, peer, newest, 600, unread);
}

function filler(world: FakeWorld, peer: Person, newest: number, count: number, unread: number): Message[] {
  return Array.from({ length: count }, (_, index) =>
    fakeMessage(world, peer, {
      mine: index < count - unread && index % 3 === 1,
      text: `${String(index + 1)}. ${fixture.filler[index % fixture.filler.length] ?? ''}`,
      time: newest - (count - 1 - index) * 7 * minute,
    }),
  );
}

function addLongOnes(world: FakeWorld): void {
  const peer = fixture.longPerson;
  const now = Date.now();
  const texts = [fixture.longText, fixture.longWord, fixture.longText.replaceAll(' ', ''), fixture.longWord];
  const messages = texts.map((text, index) =>
    fakeMessage(world, peer, { mine: index % 2 === 1, text, time: now - (10 - index) * minute }),
  );
  addConversation(world, peer, { time: now, unread: 1200, draft: '' }, messages);
}

function addMany(world: FakeWorld): void {
  for (let index = 0; index < 400; index += 1) {
    const model = fixture.people[1 + (index % (fixture.people.length - 1))];
    if (model === undefined) continue;
    const peer: Person = { ...model, id: `p-many-${String(index)}` as PersonId };
    const time = Date.now() - (20_000 + index * 300) * minute;
    const text = `${String(index)} ${fixture.filler[index % fixture.filler.length] ?? ''}`;
    addConversation(world, peer, { time, unread: 0, draft: '' }, [
      fakeMessage(world, peer, { mine: false, text, time }),
    ]);
  }
}

/** More than fits is unread, and below it stands a message of one's own that waits. */
function addWaiting(world: FakeWorld): void {
  const peer = fixture.people.find(
    ({ id }) => !world.conversations.has(conversationWith(id)) && id !== fixture.self,
  );
  if (peer === undefined) return;
  const time = Date.now();
  const unread = 20;
  addConversation(world, peer, { time, unread, draft: '' }, [
    ...filler(world, peer, time - minute, 60, unread),
    fakeMessage(world, peer, { mine: true, text: fixture.answers[0] ?? '', time, state: 'sending' }),
  ]);
}
