import { createHash } from 'node:crypto';
import { messageId, type AccountId, type EnvelopeId, type MessageId } from '#shared/model/ids.ts';

/**
 * The id by which this PC knows somebody else's message. Authors choose the ids inside their ciphertexts; hashed together
 * with the author, one author's choice can never hide or replace the message of another.
 */
export function localMessageId(author: AccountId, wireId: MessageId | EnvelopeId): MessageId {
  const hash = createHash('sha256').update(`${author}/${wireId}`).digest('hex');
  return messageId(hash.slice(0, 32));
}
