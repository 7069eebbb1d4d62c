import { AppError } from '#shared/errors/app-error.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId, ConversationId } from '#shared/model/ids.ts';
import type { PeerTrust, SafetyNumber } from '#shared/model/trust.ts';
import type { LocalAccount, Storage } from '#core/storage/index.ts';

/** The safety numbers of conversations, for the person to compare. */
export class SafetyNumbers {
  readonly #storage: Storage;
  readonly #local: () => LocalAccount;
  readonly #learnDevices: (account: AccountId) => Promise<void>;

  /** `learnDevices` asks for the devices of an account, and with them for its key; a failure is no obstacle. */
  constructor(
    storage: Storage,
    local: () => LocalAccount,
    learnDevices: (account: AccountId) => Promise<void>,
  ) {
    this.#storage = storage;
    this.#local = local;
    this.#learnDevices = learnDevices;
  }

  /** Null as long as no key of the peer has been seen. @throws AppError `not-found` for an unknown conversation. */
  async of(conversation: ConversationId): Promise<SafetyNumber | null> {
    const number = await this.#compute(conversation);
    if (number === null) return null;
    const known = this.#storage.conversations.peerKey(conversation);
    const isKnown = known.account === number.account && isSame(known.key, number.key);
    return {
      digits: number.digits,
      scannable: number.scannable,
      verified: known.trust === 'verified' && isKnown,
    };
  }

  /**
   * The person says what they think of the key behind these digits.
   * @throws AppError `invalid-request` when the digits are not the present ones: the key has changed under their eyes;
   * `not-found` for an unknown conversation.
   */
  async confirm(
    conversation: ConversationId,
    digits: string,
    trust: Extract<PeerTrust, 'verified' | 'known'>,
  ): Promise<void> {
    const number = await this.#compute(conversation);
    if (number?.digits !== digits) throw new AppError('invalid-request');
    this.#storage.transaction(() => {
      this.#storage.conversations.setPeerKey(conversation, number.account, number.key, trust);
    });
  }

  /** After a change of the account alone nothing has been sealed for its key yet: the one that signed its devices is it. */
  async #keyOf(conversation: ConversationId, account: AccountId): Promise<Bytes | null> {
    const known = this.#storage.conversations.peerKey(conversation);
    const met = this.#storage.protocol.identity(account) ?? (known.account === account ? known.key : null);
    if (met !== null || known.trust !== 'changed') return met;
    await this.#learnDevices(account);
    return this.#storage.protocol.deviceList(account)?.identityKey ?? null;
  }

  async #compute(conversation: ConversationId): Promise<{
    readonly digits: string;
    readonly scannable: string;
    readonly account: AccountId;
    readonly key: Bytes;
  } | null> {
    const local = this.#local();
    const { account } = this.#storage.conversations.peer(conversation);
    const key = account === null ? null : await this.#keyOf(conversation, account);
    if (account === null || key === null) return null;
    // Loads libsignal, which nothing before the first paint may do.
    const { safetyNumber } = await import('#core/account/index.ts');
    return { ...safetyNumber(local.account, local.identityKeyPair, account, key), account, key };
  }
}

function isSame(one: Bytes | null, other: Bytes): boolean {
  return one !== null && Buffer.from(one).equals(other);
}
