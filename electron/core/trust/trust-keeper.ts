import { randomBytes } from 'node:crypto';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId, ConversationId, MessageId } from '#shared/model/ids.ts';
import { messageId } from '#shared/model/ids.ts';
import type { Timed } from '#shared/model/shown-time.ts';
import type { MergedConversation, PeerKey, Storage } from '#core/storage/index.ts';

/** A line that was added to a conversation because its peer has another key now. */
interface IdentityLine {
  readonly conversation: ConversationId;
  readonly message: MessageId;
  /** Own messages that were sent to the former peer, and never delivered. */
  readonly undelivered: readonly MessageId[];
}

/** An account and the key under which it has just been met. */
interface MetIdentity {
  readonly account: AccountId;
  readonly key: Bytes;
}

/**
 * Compares the account and the key that a conversation meets with those that it rests on; the first ones are taken over as
 * they come. Bound to the conversation and not to what the directory says at the moment, so that a relay which begins to lie
 * about keys, devices or people shows. What was sent before a line and never delivered counts as undelivered from then on:
 * whoever could open it is gone. It does not go to the new key by itself, because nobody has looked at that yet.
 */
export class TrustKeeper {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /**
   * Something was opened, or is about to be sealed, under this key. Belongs into the transaction in which it is, before
   * what was opened is written: the line stands at `at`, or after whatever was received until now when
   * that is later. Null when there is nothing to tell.
   */
  note(conversation: ConversationId, { account, key }: MetIdentity, at: Timed): IdentityLine | null {
    const known = this.#storage.conversations.peerKey(conversation);
    if (isSame(known, { account, key })) return null;
    const isFirst = known.key === null && !isForgotten(known);
    // After a change of the account alone (see `noteAccount`) the line stands already.
    const trust = isFirst && known.trust !== 'changed' ? 'known' : 'changed';
    this.#storage.conversations.setPeerKey(conversation, account, key, trust);
    if (isFirst) return null;
    const place = this.#afterReceived(conversation, at.time);
    return this.#line(conversation, account, place, at.clockAt);
  }

  /**
   * The directory names this account for the peer. Null unless the conversation rests on another one; otherwise a line is
   * added before the first message that the account has in the conversation by now, or at `now` (UTC milliseconds), and
   * the key of the new account is taken as changed when it is met.
   */
  noteAccount(conversation: ConversationId, account: AccountId, now: number): IdentityLine | null {
    const { conversations, messages } = this.#storage;
    const known = conversations.peerKey(conversation);
    if (known.account === null || known.account === account) return null;
    conversations.setPeerKey(conversation, account, null, 'changed');
    // What this account wrote before it was replaced by another one stands rightly where it does.
    const first = messages.firstOf(conversation, account, messages.lastLineAt(conversation) ?? 0);
    return this.#line(conversation, account, first ?? this.#afterReceived(conversation, now));
  }

  /**
   * A conversation has taken in another one, in which everything was written under other keys than here, or not under one
   * key alone: then a line stands before the first message of it, and one at the end where that is far up, because the
   * relay chooses how early that first message is; and the key of it is taken as changed.
   */
  noteMerged(conversation: ConversationId, merged: MergedConversation, now: number): readonly IdentityLine[] {
    const { conversations } = this.#storage;
    const known = conversations.peerKey(conversation);
    const { account, key } = isForgotten(merged.peerKey) ? known : merged.peerKey;
    // Where no key was met there is no text of anybody else, and what has been taken over holds for all that is here.
    if (account === null || merged.firstAt === null || merged.isTakenOver) return [];
    const isSameKey = key !== null && isSame(known, { account, key });
    if (isSameKey && !merged.hadLines && !isForgotten(merged.peerKey)) return [];
    conversations.setPeerKey(conversation, account, key, 'changed');
    const first = this.#line(conversation, account, merged.firstAt);
    if (!merged.isAmong) return [first];
    return [first, this.#line(conversation, account, this.#afterReceived(conversation, now))];
  }

  /** Whether the person wants nothing to be sent under this key before they have looked at it. */
  isBlocked(conversation: ConversationId, met: MetIdentity): boolean {
    if (!this.#storage.settings.get().blockOnIdentityChange) return false;
    const known = this.#storage.conversations.peerKey(conversation);
    if (known.trust === 'changed') return true;
    return known.key !== null && !isSame(known, met);
  }

  /** Behind what was written under the former key, whatever times the relay has given to it. */
  #afterReceived(conversation: ConversationId, at: number): number {
    const last = this.#storage.messages.lastReceivedAt(conversation);
    return last === null ? at : Math.max(at, last + 1);
  }

  #line(conversation: ConversationId, account: AccountId, at: number, clockAt?: number): IdentityLine {
    // By chance, because a number could come twice: a salvage may have lost lines.
    const message = messageId(randomBytes(16).toString('hex'));
    const person = this.#storage.conversations.peer(conversation).person;
    this.#storage.messages.add({
      id: message,
      wireId: message,
      conversation,
      author: { account, person },
      // Before every device's message of the same time.
      device: 0,
      text: '',
      time: at,
      clockAt,
      state: 'received',
      kind: 'identity-changed',
    });
    return { conversation, message, undelivered: this.#storage.messages.giveUpSent(conversation) };
  }
}

function isSame(known: PeerKey, { account, key }: MetIdentity): boolean {
  return known.account === account && known.key !== null && Buffer.from(known.key).equals(key);
}

/** A salvage has lost what the conversation rested on. */
function isForgotten({ account, key, trust }: PeerKey): boolean {
  return account === null && key === null && trust === 'changed';
}
