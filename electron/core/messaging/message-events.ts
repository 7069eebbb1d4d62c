import type { ConversationId, MessageId } from '#shared/model/ids.ts';
import type { Publish } from '#core/events.ts';
import type { Storage } from '#core/storage/index.ts';

/** Collects what a transaction changes, and tells it once the transaction is durable. */
export class MessageEvents {
  readonly #storage: Storage;
  readonly #publish: Publish;
  readonly #changed = new Map<ConversationId, Set<MessageId>>();
  readonly #removed = new Map<ConversationId, Set<MessageId>>();
  readonly #rows = new Set<ConversationId>();

  constructor(storage: Storage, publish: Publish) {
    this.#storage = storage;
    this.#publish = publish;
  }

  changed(conversation: ConversationId, message: MessageId): void {
    add(this.#changed, conversation, message);
    this.#rows.add(conversation);
  }

  removed(conversation: ConversationId, message: MessageId): void {
    add(this.#removed, conversation, message);
    this.#rows.add(conversation);
  }

  rowChanged(conversation: ConversationId): void {
    this.#rows.add(conversation);
  }

  /** Reads the present state of everything collected and publishes it. */
  publish(): void {
    for (const conversation of new Set([...this.#changed.keys(), ...this.#removed.keys()])) {
      const changed = [...(this.#changed.get(conversation) ?? [])].flatMap(
        (id) => this.#storage.messages.find(id) ?? [],
      );
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
  }
}

function add(
  map: Map<ConversationId, Set<MessageId>>,
  conversation: ConversationId,
  message: MessageId,
): void {
  const ids = map.get(conversation) ?? new Set();
  map.set(conversation, ids.add(message));
}
