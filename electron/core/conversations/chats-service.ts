import { AppError } from '#shared/errors/app-error.ts';
import { queryWords } from '#shared/hangul/query-words.ts';
import type { DomainServices } from '#shared/ipc/services.ts';
import type { RequestInput, RequestOutput } from '#shared/ipc/contract.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import type { AccountId, ConversationId, MessageId } from '#shared/model/ids.ts';
import { maximumTextBytes, type Message } from '#shared/model/message.ts';
import { wellPlaced, type WantedMention } from '#shared/model/mention.ts';
import type { Timed } from '#shared/model/shown-time.ts';
import { utf8Length } from '#shared/model/utf8-length.ts';
import type { Publish } from '#core/events.ts';
import type { Clock } from '#core/clock/index.ts';
import type { OnStep } from '#core/steps.ts';
import type { SafetyNumbers } from '#core/trust/index.ts';
import {
  conversationQueue,
  encodeGroupContent,
  encodeText,
  mayCall,
  MessageEvents,
  receiptQueue,
  refreshPreview,
  type AccountMention,
  type TextContent,
} from '#core/messaging/index.ts';
import { everyDevice, type LocalAccount, type Storage } from '#core/storage/index.ts';

import { doWithMessage } from './message-actions.ts';
import type { SendTarget } from './send-target.ts';

/** Own words stand this far ahead of the clock before what that says is shown: the relay tells the same of its own. */
const shownLeadMs = 5 * 60 * 1000;

/** What the service of conversations works with. */
export interface ChatsPorts {
  readonly storage: Storage;
  readonly publish: Publish;
  readonly clock: Clock;
  readonly safety: SafetyNumbers;
  readonly onStep: OnStep;
  /** The enrolled account. @throws AppError `not-enrolled`. */
  readonly local: () => LocalAccount;
  /** The person has read on; noted as owed to the peer already. */
  readonly onRead: (conversation: ConversationId) => void;
  /** The person has written to this account. */
  readonly onWritten: (account: AccountId) => void;
  /** Without effect while nothing can be sent. */
  readonly wakeOutbox: (queue: string) => void;
}

type Input<Name extends keyof DomainServices<'chats'>> = RequestInput<'chats', Name>;
type Output<Name extends keyof DomainServices<'chats'>> = Promise<RequestOutput<'chats', Name>>;

/** What is sent of a message. */
type Words = Pick<TextContent, 'text' | 'mentions' | 'quote'>;

/** Conversations and their messages, for the windows. Everything it answers is durable. */
export class ChatsService implements DomainServices<'chats'> {
  readonly #ports: ChatsPorts;

  constructor(ports: ChatsPorts) {
    this.#ports = ports;
  }

  async list({ before, unread = false, limit }: Input<'list'>): Output<'list'> {
    const { storage } = this.#ports;
    const conversations = storage.conversations.page(before ?? null, limit + 1, { unread });
    return { conversations: conversations.slice(0, limit), more: conversations.length > limit };
  }

  async get({ conversation }: Input<'get'>): Output<'get'> {
    return this.#ports.storage.conversations.get(conversation);
  }

  async find({ query, limit }: Input<'find'>): Output<'find'> {
    return { conversations: [...this.#ports.storage.conversations.find(queryWords(query), limit)] };
  }

  async open({ person }: Input<'open'>): Output<'open'> {
    const { storage, clock, local } = this.#ports;
    if (person === local().person) throw new AppError('invalid-request');
    storage.people.get(person);
    // Told to nobody but who asked: as long as nothing is written in it, it stands in no other list.
    return storage.transaction(() =>
      storage.conversations.get(storage.conversations.direct(person, clock.now())),
    );
  }

  async messages({ conversation, before, limit }: Input<'messages'>): Output<'messages'> {
    const page = this.#ports.storage.messages.page(conversation, before ?? null, limit + 1);
    return { messages: page.slice(-limit), more: page.length > limit };
  }

  async send(message: Input<'send'>): Output<'send'> {
    return this.write(message, 'composer');
  }

  /**
   * As `send`. What was not written in the composer leaves the draft alone: the person is still writing that.
   * @throws AppError `invalid-request` for an empty text, `too-large`, `not-found`, `no-account`, `storage-full`.
   */
  write(
    { conversation, id, text, mentions: wanted = [], quote: answered }: Input<'send'>,
    from: 'composer' | 'toast',
  ): Message {
    const { storage, local } = this.#ports;
    if (text === '') throw new AppError('invalid-request');
    if (utf8Length(text) > maximumTextBytes) throw new AppError('too-large');
    const known = storage.messages.find(id);
    if (known !== null) {
      if (known.author !== null || known.conversationId !== conversation)
        throw new AppError('invalid-request');
      return known;
    }
    const mentions = this.#mentions(conversation, text, wanted);
    const quote = answered === undefined ? {} : this.#quote(conversation, answered);
    return this.#queue(conversation, id, (at) => {
      storage.messages.add({
        id,
        wireId: id,
        conversation,
        author: null,
        device: local().device,
        text,
        mentions: { list: mentions, isMe: false },
        quote: answered,
        ...at,
        state: 'sending',
      });
      if (from === 'composer') storage.conversations.saveDraft(conversation, '');
      return { text, mentions, ...quote };
    });
  }

  async retry({ message: id }: Input<'retry'>): Output<'retry'> {
    const { storage } = this.#ports;
    const message = this.#failed(id);
    return this.#queue(message.conversationId, id, (at) => {
      storage.messages.queueAgain(id, at);
      const { quote = null } = storage.messages.written(id) ?? {};
      const answered =
        quote === null || storage.messages.written(quote) === null
          ? {}
          : this.#quote(message.conversationId, quote);
      return { text: message.text, mentions: storage.messages.mentions(id), ...answered };
    });
  }

  async discard({ message: id }: Input<'discard'>): Output<'discard'> {
    const { storage, publish } = this.#ports;
    const { conversationId } = this.#failed(id);
    const events = new MessageEvents(storage, publish);
    storage.transaction(() => {
      storage.messages.remove(id);
      storage.sent.forgetMessage(id);
      storage.outbox.forgetRepetitions(id);
      storage.eraseSoon();
      refreshPreview(storage, conversationId);
      events.removed(conversationId, id);
    });
    events.publish();
    return {};
  }

  async react({ message, word, on }: Input<'react'>): Output<'react'> {
    const change = { kind: 'reaction', word, isOn: on } as const;
    return doWithMessage(this.#ports, message, change, (conversation) => this.#targetOf(conversation));
  }

  async markRead({ conversation, upTo }: Input<'markRead'>): Output<'markRead'> {
    const { storage, publish } = this.#ports;
    const before = this.#find(conversation);
    if (before === null) return {};
    const moved = storage.transaction(() => {
      storage.notifications.clear(conversation, upTo);
      if (!storage.conversations.markRead(conversation, upTo)) return null;
      const after = storage.conversations.get(conversation);
      // What I wrote myself moves the mark too, and is nothing that the peer has to be told.
      if (after.unread < before.unread) {
        storage.readMarks.owe(conversation);
        this.#noteOwnRead(after);
      }
      return after;
    });
    if (moved === null) return {};
    publish({ domain: 'chats', name: 'conversationChanged', payload: moved });
    if (moved.unread < before.unread) this.#ports.onRead(conversation);
    return {};
  }

  safetyNumber({ conversation }: Input<'safetyNumber'>): Output<'safetyNumber'> {
    return this.#ports.safety.of(conversation);
  }

  async verify({ conversation, digits, verified }: Input<'verify'>): Output<'verify'> {
    await this.#ports.safety.confirm(conversation, digits, verified ? 'verified' : 'known');
    return this.#trustChanged(conversation);
  }

  async acceptIdentity({ conversation, digits }: Input<'acceptIdentity'>): Output<'acceptIdentity'> {
    await this.#ports.safety.confirm(conversation, digits, 'known');
    return this.#trustChanged(conversation);
  }

  async saveDraft({ conversation, text }: Input<'saveDraft'>): Output<'saveDraft'> {
    const payload = this.#changeDraft(conversation, () => text);
    this.#ports.publish({ domain: 'chats', name: 'conversationChanged', payload });
    return {};
  }

  /** Puts a text below what stands in the draft, also of windows that are writing there. @throws AppError `not-found`. */
  async addToDraft(conversation: ConversationId, added: string): Promise<void> {
    const payload = this.#changeDraft(conversation, (draft) => (draft === '' ? added : `${draft}\n${added}`));
    // First: whoever is writing there adds it to that, and whoever is not takes over the draft.
    this.#ports.publish({ domain: 'chats', name: 'draftAdded', payload: { conversation: payload, added } });
    this.#ports.publish({ domain: 'chats', name: 'conversationChanged', payload });
  }

  async mute({ conversation, muted }: Input<'mute'>): Output<'mute'> {
    const { storage, publish } = this.#ports;
    storage.transaction(() => {
      storage.conversations.setMuted(conversation, muted);
      // What came while it was muted is told of by the list alone, also later.
      storage.notifications.clear(conversation, Number.MAX_SAFE_INTEGER);
    });
    const changed = storage.conversations.get(conversation);
    publish({ domain: 'chats', name: 'conversationChanged', payload: changed });
    return changed;
  }

  async setFavourite({ conversation, favourite }: Input<'setFavourite'>): Output<'setFavourite'> {
    const { storage, publish } = this.#ports;
    storage.transaction(() => {
      storage.conversations.setFavourite(conversation, favourite);
    });
    const changed = storage.conversations.get(conversation);
    publish({ domain: 'chats', name: 'conversationChanged', payload: changed });
    return changed;
  }

  async unreadTotal(): Output<'unreadTotal'> {
    return { count: this.#ports.storage.conversations.unreadTotal() };
  }

  /** What one has read oneself one knows, also where it is told to nobody. */
  #noteOwnRead(conversation: Conversation): void {
    if (conversation.kind === 'direct') return;
    const { storage, local, publish } = this.#ports;
    const last = storage.roomReads.lastRead(conversation.id);
    if (last === null) return;
    storage.roomReads.mark(conversation.group, local().account, last.id);
    publish({ domain: 'groups', name: 'readsChanged', payload: { conversation: conversation.id } });
  }

  #changeDraft(conversation: ConversationId, change: (draft: string) => string): Conversation {
    const { storage } = this.#ports;
    storage.transaction(() => {
      const { draft } = storage.conversations.get(conversation);
      const changed = change(draft);
      storage.conversations.saveDraft(conversation, changed);
      if (draft !== '' && changed === '') storage.eraseSoon();
    });
    return storage.conversations.get(conversation);
  }

  /** The person has decided about a key: what was held back for it goes on its way. */
  async #trustChanged(conversation: ConversationId): Promise<Conversation> {
    const { storage, publish } = this.#ports;
    for (const { id } of storage.messages.failedFor(conversation, 'untrusted-identity'))
      await this.retry({ message: id });
    const { account } = storage.conversations.peerKey(conversation);
    if (account !== null) this.#ports.wakeOutbox(receiptQueue(account));
    const changed = storage.conversations.get(conversation);
    publish({ domain: 'chats', name: 'conversationChanged', payload: changed });
    return changed;
  }

  /** Message row and outbox job in one transaction: from here on the message is acknowledged and cannot be lost. */
  #queue(conversation: ConversationId, id: MessageId, write: (at: Timed) => Words): Message {
    const { storage, publish, clock, wakeOutbox, onStep } = this.#ports;
    const target = this.#targetOf(conversation);
    const queue = conversationQueue(conversation);
    const events = new MessageEvents(storage, publish);
    onStep('send:before-queued');
    storage.transaction(() => {
      // Provisional: after everything that stands there, even when this PC's clock is slow.
      const now = clock.now();
      const time = Math.max(now, (storage.messages.last(conversation)?.time ?? 0) + 1);
      const words = write(time - now > shownLeadMs ? { time, clockAt: now } : { time });
      const content = { messageId: id, ...words, writtenAt: now };
      if (target.kind === 'room') {
        const { room: group, heads } = target;
        const encoded = encodeGroupContent({ kind: 'group-text', group, text: content, heads });
        storage.roomReads.setAudience(id, group, heads);
        storage.outbox.addForRoom({ queue, room: group, message: id, content: encoded });
      } else {
        const { account: recipient } = target;
        storage.outbox.add(everyDevice({ queue, recipient, message: id, content: encodeText(content) }));
      }
      refreshPreview(storage, conversation);
      events.changed(conversation, id);
    }, 'send');
    onStep('send:queued');
    events.publish();
    wakeOutbox(queue);
    if (target.kind === 'account') this.#ports.onWritten(target.account);
    return storage.messages.get(id);
  }

  /** @throws AppError `not-found` for what is not in this conversation, or cannot be read. */
  #quote(conversation: ConversationId, answered: MessageId): Pick<TextContent, 'quote'> {
    const { storage, local } = this.#ports;
    const written = storage.messages.written(answered);
    if (written?.conversation !== conversation) throw new AppError('not-found');
    return { quote: { author: written.author ?? local().account, message: written.wireId } };
  }

  /** @throws AppError `not-allowed` where one may not call everybody. */
  #mentions(
    conversation: ConversationId,
    text: string,
    wanted: readonly WantedMention[],
  ): readonly AccountMention[] {
    const { storage, local } = this.#ports;
    return wellPlaced(text, wanted).flatMap(({ person, ...range }) => {
      if (person === null) {
        if (!mayCall(storage, local().account, storage.conversations.room(conversation)))
          throw new AppError('not-allowed');
        return { ...range, account: null };
      }
      const { account } = storage.people.get(person);
      return account === null ? [] : { ...range, account };
    });
  }

  /** @throws AppError `no-account`, or `not-allowed` where one may only read. */
  #targetOf(conversation: ConversationId): SendTarget {
    const { storage, local } = this.#ports;
    const room = storage.conversations.room(conversation);
    if (room === null) {
      const { account } = storage.conversations.peer(conversation);
      if (account === null) throw new AppError('no-account');
      return { kind: 'account', account };
    }
    const found = storage.rooms.find(room);
    const role = storage.rooms.roleOf(room, local().account);
    if (found === null || role === null || (found.state.rules.write === 'managers' && role === 'member'))
      throw new AppError('not-allowed');
    return { kind: 'room', room, heads: found.heads };
  }

  /** Null for one that is gone: what one looked at stands in another conversation now. */
  #find(conversation: ConversationId): Conversation | null {
    try {
      return this.#ports.storage.conversations.get(conversation);
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return null;
      throw error;
    }
  }

  #failed(id: MessageId): Message {
    const message = this.#ports.storage.messages.get(id);
    if (message.author !== null || message.state !== 'failed') throw new AppError('invalid-request');
    return message;
  }
}
