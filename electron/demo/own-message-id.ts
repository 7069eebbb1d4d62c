import { createHash } from 'node:crypto';
import { messageId, type MessageId } from '#shared/model/ids.ts';

/** The id of what a seat writes on an occasion: always the same, so that what was sent before a crash is not sent twice. */
export function ownMessageId(seat: number, ...occasion: readonly (string | number)[]): MessageId {
  const hash = createHash('sha256').update([seat, ...occasion].join('\n'));
  return messageId(hash.digest('hex').slice(0, 32));
}
