import type { Publish } from '#core/events.ts';
import type { Storage } from '#core/storage/index.ts';
import { placeholderId } from './local-message-id.ts';
import { MessageEvents } from './message-events.ts';
import { refreshPreview } from './refresh-preview.ts';

/**
 * Nobody gets what lies at the relay for longer than this: it keeps 30 days of those on which it runs, and who was away comes
 * back with their receipts.
 */
const deliveryMs = 45 * 24 * 60 * 60 * 1000;

/**
 * Forgets what is too old to matter, and says of messages that were asked for in vain that they are lost, of own ones that
 * nobody has got that they were not delivered.
 */
export function forgetOld(storage: Storage, publish: Publish, now: number): void {
  const events = new MessageEvents(storage, publish);
  storage.transaction(() => {
    storage.sent.forgetOld(now);
    storage.waiting.forgetOld(now);
    for (const { id, conversationId } of storage.messages.giveUpSentBefore(now - deliveryMs)) {
      refreshPreview(storage, conversationId);
      events.changed(conversationId, id);
    }
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
