import { messageId, type MessageId } from '#shared/model/ids.ts';

/** A new id: 128 random bits. Made here, so that sending the same message again changes nothing. */
export function newMessageId(): MessageId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return messageId(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''));
}
