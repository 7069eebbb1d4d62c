import type { Publish } from '#core/events.ts';
import type { Storage } from '#core/storage/index.ts';
import { placeholderId } from './local-message-id.ts';
import { MessageEvents } from './message-events.ts';
import { refreshPreview } from './refresh-preview.ts';

/** Forgets what is too old to matter, and says of messages that were asked for in vain that they are lost. */
export function forgetOld(storage: Storage, publish: Publish, now: number): void {
  const events = new MessageEvents(storage, publish);
  storage.transaction(() => {
    storage.sent.forgetOld(now);
    storage.waiting.forgetOld(now);
    for (const { envelope, from } of storage.inbox.forgetOld(now)) {
      storage.inbox.giveUp(envelope, from);
      const placeholder = storage.messages.find(placeholderId(from, envelope));
      if (placeholder?.state !== 'undecryptable') continue;
      storage.messages.setState(placeholder.id, 'lost', null);
      refreshPreview(storage, placeholder.conversationId);
      events.changed(placeholder.conversationId, placeholder.id);
    }
  });
  events.publish();
}
