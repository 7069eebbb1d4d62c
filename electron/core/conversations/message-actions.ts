import { AppError } from '#shared/errors/app-error.ts';
import type { MessageId } from '#shared/model/ids.ts';
import type { Message } from '#shared/model/message.ts';
import type { Clock } from '#core/clock/index.ts';
import type { Publish } from '#core/events.ts';
import {
  actionQueue,
  applyAction,
  encodeAction,
  encodeGroupAction,
  MessageEvents,
  type MessageAction,
} from '#core/messaging/index.ts';
import { everyDevice, type LocalAccount, type Storage } from '#core/storage/index.ts';
import type { SendTarget } from './send-target.ts';

/** What doing things with messages works with. */
export interface MessageActionsPorts {
  readonly storage: Storage;
  readonly publish: Publish;
  readonly clock: Clock;
  readonly local: () => LocalAccount;
  readonly wakeOutbox: (queue: string) => void;
}

/**
 * Does something with a message that is there, here at once, and for all others as soon as may be: both are durable when it is
 * answered. @throws AppError `not-found`, `not-allowed`, `no-account`.
 */
export function doWithMessage(
  { storage, publish, clock, local, wakeOutbox }: MessageActionsPorts,
  id: MessageId,
  change: MessageAction['change'],
  targetOf: (conversation: Message['conversationId']) => SendTarget,
): Message {
  const written = storage.messages.written(id);
  if (written === null) throw new AppError('not-found');
  const { conversation, wireId } = written;
  const { account } = local();
  const target = targetOf(conversation);
  const action = { target: { author: written.author ?? account, message: wireId }, change };
  const queue = actionQueue(conversation);
  const events = new MessageEvents(storage, publish);
  storage.transaction(() => {
    applyAction(storage, { account }, events, action, { author: account, conversation, at: clock.now() });
    if (target.kind === 'room') {
      const content = encodeGroupAction(target.room, action, target.heads);
      storage.outbox.addForRoom({ queue, room: target.room, message: null, content });
    } else {
      const job = { queue, recipient: target.account, message: null, content: encodeAction(action) };
      storage.outbox.add(everyDevice(job));
    }
  });
  events.publish();
  wakeOutbox(queue);
  return storage.messages.get(id);
}
