import type { DeviceAddress } from '#shared/model/address.ts';
import type { Publish } from '#core/events.ts';
import { senderKeyNameOf } from '#core/signal/index.ts';
import type { Storage } from '#core/storage/index.ts';
import { placeholderId } from './local-message-id.ts';
import { MessageEvents } from './message-events.ts';
import { refreshPreview } from './refresh-preview.ts';

/**
 * Nobody gets what lies at the relay for longer than this: it keeps 30 days of those on which it runs, and who was away comes
 * back with their receipts.
 */
const deliveryMs = 45 * 24 * 60 * 60 * 1000;

/** What forgetting works with. */
export interface ForgettingPorts {
  readonly storage: Storage;
  readonly publish: Publish;
  readonly local: DeviceAddress;
}

/**
 * Forgets what is too old to matter, and says of messages that were asked for in vain that they are lost, of own ones that
 * nobody has got that they were not delivered.
 */
export function forgetOld({ storage, publish, local }: ForgettingPorts, now: number): void {
  const events = new MessageEvents(storage, publish);
  storage.transaction(() => {
    storage.sent.forgetOld(now);
    for (const distribution of storage.senderKeys.forgetEnded())
      storage.protocol.forgetSenderKey(senderKeyNameOf(local, distribution));
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
