import { AppError } from '#shared/errors/app-error.ts';
import { matchRanges } from '#shared/hangul/match-ranges.ts';
import { queryWords, type QueryWord } from '#shared/hangul/query-words.ts';
import type { RequestInput, RequestOutput } from '#shared/ipc/contract.ts';
import type { RequestName } from '#shared/ipc/channel-table.ts';
import {
  compareConversations,
  type Conversation,
  type DirectConversation,
} from '#shared/model/conversation.ts';
import type { ConversationId, MessageId } from '#shared/model/ids.ts';
import type { Mention, WantedMention } from '#shared/model/mention.ts';
import type { Message } from '#shared/model/message.ts';
import { quotedText, type Quote } from '#shared/model/quote.ts';
import type { Reaction, ReactionWord } from '#shared/model/reaction.ts';
import type { FakeEvents } from './fake-events.ts';
import { createFakeTrust } from './fake-trust.ts';
import { conversationWith, fakeMessage, unreadTotal, withPreview, type FakeWorld } from './fake-world.ts';
import { fixture } from './fixture.ts';
import type { Scene } from './scene.ts';

/** How many devices have the key of a room, and after how many milliseconds. */
const slowKeys = [
  [0, 0],
  [300, 50],
  [3_000, 200],
] as const;

type Chats = {
  readonly [Name in RequestName<'chats'>]: (
    input: RequestInput<'chats', Name>,
  ) => RequestOutput<'chats', Name>;
};

/** The `chats` domain over the fake world: messages are taken, delivered a moment later, and answered. */
export function createFakeChats(scene: Scene, world: FakeWorld, events: FakeEvents): Chats {
  const conversationOf = (id: ConversationId): Conversation => found(world.conversations.get(id));
  const directOf = (id: ConversationId): DirectConversation => {
    const row = conversationOf(id);
    if (row.kind !== 'direct') throw new AppError('not-found');
    return row;
  };
  const messagesOf = (id: ConversationId): Message[] => world.messages.get(id) ?? [];
  const messageOf = (id: MessageId): Message =>
    found([...world.messages.values()].flat().find((message) => message.id === id));

  const changeRow = (conversation: Conversation): void => {
    world.conversations.set(conversation.id, conversation);
    events.emit('chats', 'conversationChanged', conversation);
    events.emit('chats', 'unreadTotalChanged', unreadTotal(world));
  };
  const put = (message: Message, unread = 0): void => {
    const { conversationId: id } = message;
    const messages = messagesOf(id).filter((known) => known.id !== message.id);
    messages.push(message);
    messages.sort((one, other) => one.time - other.time || one.arrival - other.arrival);
    world.messages.set(id, messages);
    events.emit('chats', 'messagesChanged', { conversation: id, changed: [message], removed: [] });
    const row = conversationOf(id);
    changeRow(withPreview({ ...row, unread: row.unread + unread }, messages));
  };
  const travel = (message: Message): void => {
    if (scene.status.connection !== 'online') return;
    const isSlow = scene.slowKeys && conversationOf(message.conversationId).kind === 'group';
    if (isSlow)
      for (const [at, done] of slowKeys)
        setTimeout(() => {
          events.emit('chats', 'keysShared', { conversation: message.conversationId, done, of: 200 });
        }, at);
    setTimeout(() => put({ ...message, state: 'sent', time: Date.now() }), isSlow ? 3_000 : 300);
    if (conversationOf(message.conversationId).kind === 'group') return;
    setTimeout(() => put({ ...message, state: 'delivered', time: Date.now() }), 700);
    setTimeout(() => {
      const { peer } = directOf(message.conversationId);
      const text = fixture.answers[message.arrival % fixture.answers.length] ?? '';
      put(fakeMessage(world, peer, { mine: false, text, time: Date.now() }), 1);
    }, 1500);
  };

  return {
    ...createFakeTrust(directOf, changeRow),
    list({ before, unread = false, limit }) {
      if (scene.name === 'list-error') throw new AppError('storage-failed');
      const all = [...world.conversations.values()].sort(compareConversations);
      const rows = unread ? all.filter((row) => row.unread > 0) : all;
      const next = before && rows.findIndex((row) => compareConversations(row, before) > 0);
      const start = next === -1 ? rows.length : (next ?? 0);
      const conversations = rows.slice(start, start + limit);
      return { conversations, more: start + limit < rows.length };
    },
    get: ({ conversation }) => conversationOf(conversation),
    find({ query, limit }) {
      if (scene.name === 'list-error') throw new AppError('storage-failed');
      const words = queryWords(query);
      const rows = [...world.conversations.values()].sort((one, other) => other.time - one.time);
      const found = rows.filter((row) => words.every((word) => isNamedBy(row, word)));
      return { conversations: found.slice(0, limit) };
    },
    open({ person }) {
      const id = conversationWith(person);
      const known = world.conversations.get(id);
      if (known !== undefined) return known;
      if (scene.refuse !== null) throw new AppError(scene.refuse);
      const peer = found(world.people.find((other) => other.id === person));
      const reachable = !fixture.unreachable.includes(person);
      const row = {
        id,
        peer,
        reachable,
        gone: false,
        preview: null,
        time: Date.now(),
        unread: 0,
        favourite: false,
        muted: false,
        draft: '',
      };
      const made: Conversation = { kind: 'direct', trust: 'unknown', ...row };
      world.messages.set(id, []);
      changeRow(made);
      return made;
    },
    messages({ conversation, before, limit }) {
      const all = messagesOf(conversation);
      if (scene.name === 'first' && all.length === 0) {
        const { peer } = directOf(conversation);
        const [text = ''] = fixture.answers;
        setTimeout(() => put(fakeMessage(world, peer, { mine: false, text, time: Date.now() }), 1), 1500);
      }
      const end = before === undefined ? all.length : all.findIndex((message) => message.id === before);
      return { messages: all.slice(Math.max(0, end - limit), end), more: end > limit };
    },
    send({ conversation, id, text, mentions = [], quote }) {
      if (scene.refuse !== null) throw new AppError(scene.refuse);
      const known = messagesOf(conversation).find((message) => message.id === id);
      if (known !== undefined) return known;
      const made = fakeMessage(world, fixture.longPerson, {
        ...{ mine: true, text, time: Date.now(), state: 'sending' },
      });
      const message: Message = {
        ...made,
        id,
        conversationId: conversation,
        ...(mentions.length > 0 && { mentions: mentions.map(toShownMention) }),
        ...(quote !== undefined && { quote: quoteOf(messageOf(quote)) }),
      };
      put(message);
      changeRow({ ...conversationOf(conversation), draft: '' });
      travel(message);
      return message;
    },
    retry({ message }) {
      const again: Message = { ...messageOf(message), state: 'sending', failure: null, time: Date.now() };
      put(again);
      travel(again);
      return again;
    },
    discard({ message }) {
      const { conversationId: conversation } = messageOf(message);
      const messages = messagesOf(conversation).filter((known) => known.id !== message);
      world.messages.set(conversation, messages);
      events.emit('chats', 'messagesChanged', { conversation, changed: [], removed: [message] });
      changeRow(withPreview(conversationOf(conversation), messages));
      return {};
    },
    react({ message: id, word, on }) {
      const message = messageOf(id);
      const changed: Message = { ...message, reactions: withMine(message.reactions, word, on) };
      put(changed);
      return changed;
    },
    markRead({ conversation }) {
      changeRow({ ...conversationOf(conversation), unread: 0, mentioned: undefined });
      return {};
    },
    mute({ conversation, muted }) {
      if (scene.refuseChange !== null) throw new AppError(scene.refuseChange);
      const changed = { ...conversationOf(conversation), muted };
      changeRow(changed);
      return changed;
    },
    setFavourite({ conversation, favourite }) {
      if (scene.refuseChange !== null) throw new AppError(scene.refuseChange);
      const changed = { ...conversationOf(conversation), favourite };
      changeRow(changed);
      return changed;
    },
    unreadTotal: () => unreadTotal(world),
    saveDraft({ conversation, text }) {
      changeRow({ ...conversationOf(conversation), draft: text });
      return {};
    },
  };
}

function withMine(
  before: readonly Reaction[] = [],
  word: ReactionWord,
  on: boolean,
): readonly Reaction[] | undefined {
  const others = before.find((one) => one.word === word)?.people.filter((one) => one !== null) ?? [];
  const people = on ? [...others, null] : others;
  const rest = before.filter((one) => one.word !== word);
  const changed = people.length === 0 ? rest : [...rest, { word, count: people.length, mine: on, people }];
  return changed.length === 0 ? undefined : changed;
}

function quoteOf({ id, author, text }: Message): Quote {
  return { kind: 'found', id, author, text: quotedText(text) };
}

function toShownMention({ person, ...range }: WantedMention): Mention {
  return { ...range, who: person === null ? 'everybody' : 'other', personId: person };
}

function isNamedBy(row: Conversation, word: QueryWord): boolean {
  const names =
    row.kind === 'direct'
      ? [row.peer.name, ...row.peer.departments]
      : [row.name, ...row.members.map(({ name }) => name)];
  return matchRanges(names.join(' '), [word]).length > 0;
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new AppError('not-found');
  return value;
}
