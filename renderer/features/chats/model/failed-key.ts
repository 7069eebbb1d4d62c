import type { MessageKey } from '#shared/messages/message-key.ts';
import type { Message } from '#shared/model/message.ts';

/** What is said of a message that failed: it has not left, or it has and nobody got it. */
export function failedKey({ failure }: Pick<Message, 'failure'>): MessageKey {
  return failure === 'undelivered' ? 'message.undelivered' : 'message.failed';
}
