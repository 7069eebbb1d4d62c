import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId } from '#shared/model/ids.ts';
import type { PeerTrust } from '#shared/model/trust.ts';

/** What a conversation knows of its peer's identity; no account before the first key. */
export interface PeerKey {
  readonly account: AccountId | null;
  /** Null before the first key, and after the account has changed until its key has been met. */
  readonly key: Bytes | null;
  readonly trust: PeerTrust;
}
