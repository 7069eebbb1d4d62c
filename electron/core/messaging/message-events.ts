import type { ConversationId, MessageId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import type { Publish } from '#core/events.ts';
import type { Storage } from '#core/storage/index.ts';

/** Collects what a transaction changes, and tells it once the transaction is durable. */
export class MessageEvents {
  readonly #storage: Storage;
  readonly #publish: Publish;
  readonly #changed = new Set<MessageId>();
  readonly #removed = new Map<ConversationId, Set<MessageId>>();
  readonly #rows = new Set<ConversationId>();
  readonly #rooms = new Set<ConversationId>();
  readonly #reads = new Set<ConversationId>();

  constructor(storage: Storage, publish: Publish) {
    this.#storage = storage;
    this.#publish = publish;
  }

  /** A message is new or has changed, and with it the row of its conversation. */
  changed(conversation: ConversationId, message: MessageId): void {
    this.#changed.add(message);
    this.#rows.add(conversation);
  }

  /** A message is gone. */
  removed(conversation: ConversationId, message: MessageId): void {
    const ids = this.#removed.get(conversation) ?? new Set();
    this.#removed.set(conversation, ids.add(message));
    this.#rows.add(conversation);
  }

  /** Who is in a room, or what they may do, has changed. */
  membersChanged(conversation: ConversationId): void {
    this.#rooms.add(conversation);
  }

  /** More has been read of a room. */
  readsChanged(conversation: ConversationId): void {
    this.#reads.add(conversation);
  }

  /** Only the row has changed. */
  rowChanged(conversation: ConversationId): void {
    this.#rows.add(conversation);
  }

  /** Reads the present state of everything collected and publishes it. */
  publish(): void {
    const messages = Map.groupBy(this.#present(), ({ conversationId }) => conversationId);
    for (const conversation of new Set([...messages.keys(), ...this.#removed.keys()])) {
      const changed = messages.get(conversation) ?? [];
      const removed = [...(this.#removed.get(conversation) ?? [])];
      this.#publish({
        domain: 'chats',
        name: 'messagesChanged',
        payload: { conversation, changed, removed },
      });
    }
    for (const conversation of this.#rows) {
      const payload = this.#storage.conversations.get(conversation);
      this.#publish({ domain: 'chats', name: 'conversationChanged', payload });
    }
    for (const conversation of this.#rooms)
      this.#publish({ domain: 'groups', name: 'membersChanged', payload: { conversation } });
    for (const conversation of this.#reads)
      this.#publish({ domain: 'groups', name: 'readsChanged', payload: { conversation } });
  }

  #present(): readonly Message[] {
    return this.#changed.size === 0 ? [] : this.#storage.messages.findAll(this.#changed);
  }
}
