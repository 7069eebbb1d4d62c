import { createHash } from 'node:crypto';
import type { AccountId, ConversationId, MessageId } from '#shared/model/ids.ts';
import { messageId } from '#shared/model/ids.ts';
import type { Storage } from '#core/storage/index.ts';

/** A line that was added to a conversation because its peer has another key now. */
export interface IdentityLine {
  readonly conversation: ConversationId;
  readonly message: MessageId;
}

/**
 * Compares the key behind a conversation with the one that the conversation rests on. The key may change with the account
 * (new keys) or because the directory names another account for the person; a relay that lies can do both, so both show.
 */
export class TrustKeeper {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /**
   * Notes the present key of an account in its conversation. Belongs into the transaction that may have changed it. `at` is
   * the place of the line: before whatever was written under the new key. Null when there is nothing to tell.
   */
  note(account: AccountId, at: number): IdentityLine | null {
    const conversation = this.#storage.conversations.withAccount(account);
    const key = this.#storage.protocol.identity(account);
    if (conversation === null || key === null) return null;
    const known = this.#storage.conversations.peerKey(conversation).key;
    if (known !== null && Buffer.from(known).equals(key)) return null;
    this.#storage.conversations.setPeerKey(conversation, key, known === null ? 'known' : 'changed');
    return known === null ? null : this.#line(conversation, account, key, at);
  }

  /** Whether the person wants nothing to be sent to this account before they have looked at its new key. */
  isBlocked(account: AccountId, key: Uint8Array): boolean {
    if (!this.#storage.settings.get().blockOnIdentityChange) return false;
    const conversation = this.#storage.conversations.withAccount(account);
    if (conversation === null) return false;
    const known = this.#storage.conversations.peerKey(conversation);
    const differs = known.key !== null && !Buffer.from(known.key).equals(key);
    return differs || known.trust === 'changed';
  }

  #line(conversation: ConversationId, account: AccountId, key: Uint8Array, at: number): IdentityLine | null {
    const message = lineId(conversation, key, at);
    const person = this.#storage.people.byAccountOrStandIn(account).id;
    const added = this.#storage.messages.add({
      id: message,
      wireId: message,
      conversation,
      author: { account, person },
      // Before every device's message of the same time.
      device: 0,
      text: '',
      time: at,
      state: 'received',
      kind: 'identity-changed',
    });
    return added === null ? null : { conversation, message };
  }
}

function lineId(conversation: ConversationId, key: Uint8Array, at: number): MessageId {
  const hash = createHash('sha256')
    .update(`${conversation}/${String(at)}/`)
    .update(key)
    .digest('hex');
  return messageId(hash.slice(0, 32));
}
