import { createHash } from 'node:crypto';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId, ConversationId, MessageId } from '#shared/model/ids.ts';
import { messageId } from '#shared/model/ids.ts';
import type { Storage } from '#core/storage/index.ts';

/** A line that was added to a conversation because its peer has another key now. */
export interface IdentityLine {
  readonly conversation: ConversationId;
  readonly message: MessageId;
}

/** An account and the key under which it has just been met. */
export interface MetIdentity {
  readonly account: AccountId;
  readonly key: Bytes;
}

/**
 * Compares the account and the key that a conversation meets with those that it rests on; the first ones are taken over as
 * they come. Bound to the conversation and not to what the directory says at the moment, so that a relay which begins to lie
 * about keys, devices or people shows.
 */
export class TrustKeeper {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /**
   * Something was opened, or is about to be sealed, under this key. Belongs into the transaction in which it is. `at` is the
   * place of the line, in UTC milliseconds: before whatever was written under the new key. Null when there is
   * nothing to tell.
   */
  note(conversation: ConversationId, { account, key }: MetIdentity, at: number): IdentityLine | null {
    const known = this.#storage.conversations.peerKey(conversation);
    const isSame = known.account === account && known.key !== null && Buffer.from(known.key).equals(key);
    if (isSame) return null;
    // After a change of the account alone (see `noteAccount`) the line stands already.
    if (known.key === null) {
      const trust = known.trust === 'changed' ? 'changed' : 'known';
      this.#storage.conversations.setPeerKey(conversation, account, key, trust);
      return null;
    }
    this.#storage.conversations.setPeerKey(conversation, account, key, 'changed');
    return this.#line(conversation, account, at);
  }

  /**
   * The directory names this account for the peer. Null unless the conversation rests on another one; otherwise a line is
   * added at `at` (UTC milliseconds), and the key of the new account is taken as changed when it is met.
   */
  noteAccount(conversation: ConversationId, account: AccountId, at: number): IdentityLine | null {
    const known = this.#storage.conversations.peerKey(conversation);
    if (known.account === null || known.account === account) return null;
    this.#storage.conversations.setPeerKey(conversation, account, null, 'changed');
    return this.#line(conversation, account, at);
  }

  /** Whether the person wants nothing to be sent under this key before they have looked at it. */
  isBlocked(conversation: ConversationId, { account, key }: MetIdentity): boolean {
    if (!this.#storage.settings.get().blockOnIdentityChange) return false;
    const known = this.#storage.conversations.peerKey(conversation);
    if (known.trust === 'changed') return true;
    return known.key !== null && (known.account !== account || !Buffer.from(known.key).equals(key));
  }

  #line(conversation: ConversationId, account: AccountId, at: number): IdentityLine | null {
    const lines = this.#storage.messages.countLines(conversation);
    const message = lineId(conversation, lines);
    const person = this.#storage.conversations.peer(conversation).person;
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

/** The id of the nth line of a conversation. */
function lineId(conversation: ConversationId, number: number): MessageId {
  const hash = createHash('sha256')
    .update(`${conversation}/${String(number)}`)
    .digest('hex');
  return messageId(hash.slice(0, 32));
}
