import { hash } from 'node:crypto';
import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import { messageId, type AccountId, type EnvelopeId, type MessageId } from '#shared/model/ids.ts';

/**
 * The id by which this PC knows somebody else's message. Authors choose the ids inside their ciphertexts; hashed together
 * with the author, one author's choice can never hide or replace the message of another.
 */
export function localMessageId(author: AccountId, wireId: MessageId): MessageId {
  return hashed(`${author}/${wireId}`);
}

/**
 * The id of the placeholder for an envelope. Senders choose the ids of their envelopes too: hashed in another way, none of
 * them can ever meet the id of a message.
 */
export function placeholderId(from: DeviceAddress, envelope: EnvelopeId): MessageId {
  return hashed(`placeholder/${addressKey(from)}/${envelope}`);
}

function hashed(text: string): MessageId {
  return messageId(hash('sha256', text).slice(0, 32));
}
