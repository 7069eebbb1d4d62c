import type { PendingNotification } from '#shared/model/pending-notification.ts';
import type { Storage } from '#core/storage/index.ts';

/** What the shell asks in order to notify, and what it says when it has. */
export class PendingNotifications {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** The conversations with something to tell, the latest first, of muted ones only what names the person; at most `limit`. */
  list(limit: number): readonly PendingNotification[] {
    const { notifications, conversations, messages, settings } = this.#storage;
    const { mentionsDespiteMute: mentions } = settings.get();
    this.#storage.transaction(() => {
      notifications.dropUnwanted({ mentions });
    });
    return notifications.byConversation(limit, { mentions }).map(({ conversation, count, newest }) => ({
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
