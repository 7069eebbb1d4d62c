import type { Conversation } from '#shared/model/conversation.ts';
import type { Message } from '#shared/model/message.ts';
import type { Storage } from '#core/storage/index.ts';

/** Messages of one conversation that the person has not been told of yet. */
export interface PendingNotification {
  readonly conversation: Conversation;
  /** How many, the newest among them. */
  readonly count: number;
  readonly newest: Message;
}

/** What the shell asks in order to notify, and what it says when it has. */
export class PendingNotifications {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** The conversations with something to tell, the latest first, without muted ones; at most `limit`. */
  list(limit: number): readonly PendingNotification[] {
    const { notifications, conversations, messages } = this.#storage;
    return notifications.byConversation(limit).map(({ conversation, count, newest }) => ({
      conversation: conversations.get(conversation),
      count,
      newest: messages.get(newest),
    }));
  }

  /** The person has been told of everything up to and including this arrival, or need not be. */
  told(upTo: number): void {
    this.#storage.transaction(() => {
      this.#storage.notifications.forget(upTo);
    });
  }
}
