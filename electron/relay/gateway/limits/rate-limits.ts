import { RateLimitedError } from '#shared/backend/rate-limited-error.ts';
import { addressKey, type DeviceAddress } from '#shared/model/address.ts';
import type { AccountId } from '#shared/model/ids.ts';
import type { GatewayLimits } from './gateway-limits.ts';
import { TokenBuckets } from './token-buckets.ts';

/** Says when somebody has asked too often. Methods that do not answer `may` throw a RateLimitedError then. */
export class RateLimits {
  readonly #sends: TokenBuckets;
  readonly #copies: TokenBuckets;
  readonly #bundles: TokenBuckets;
  readonly #oneTimeKeys: TokenBuckets;
  readonly #requests: TokenBuckets;
  readonly #profiles: TokenBuckets;
  readonly #words: TokenBuckets;
  readonly #wrongEnrolments: TokenBuckets;

  constructor(limits: GatewayLimits, clock: () => number = () => performance.now()) {
    this.#sends = new TokenBuckets(limits.sends, clock);
    this.#copies = new TokenBuckets(limits.copies, clock);
    this.#bundles = new TokenBuckets(limits.bundles, clock);
    this.#oneTimeKeys = new TokenBuckets(limits.oneTimeKeys, clock);
    this.#requests = new TokenBuckets(limits.requests, clock);
    this.#profiles = new TokenBuckets(limits.profiles, clock);
    this.#words = new TokenBuckets(limits.words, clock);
    this.#wrongEnrolments = new TokenBuckets(limits.wrongEnrolments, clock);
  }

  send(device: DeviceAddress): void {
    take(this.#sends, addressKey(device));
  }

  /** For a message that was sealed for so many devices. */
  copies(device: DeviceAddress, count: number): void {
    take(this.#copies, addressKey(device), count);
  }

  bundles(device: DeviceAddress): void {
    take(this.#bundles, addressKey(device));
  }

  request(device: DeviceAddress): void {
    take(this.#requests, addressKey(device));
  }

  profile(account: AccountId): void {
    take(this.#profiles, account);
  }

  /** Whether one more fleeting word of a device is passed on. */
  mayTell(device: DeviceAddress): boolean {
    return this.#words.take(addressKey(device)) === 0;
  }

  /** Whether one more one-time key of an account may go to this requester. */
  mayTakeOneTimeKey(requester: AccountId, owner: AccountId): boolean {
    return this.#oneTimeKeys.take(`${requester} ${owner}`) === 0;
  }

  /** Before an attempt to enrol; what did not fail for its code or secret is given back. */
  enrolment(source: string): { readonly giveBack: () => void } {
    take(this.#wrongEnrolments, source);
    return {
      giveBack: () => {
        this.#wrongEnrolments.giveBack(source);
      },
    };
  }
}

function take(buckets: TokenBuckets, key: string, count = 1): void {
  const waitMs = buckets.take(key, count);
  if (waitMs > 0) throw new RateLimitedError(waitMs);
}
