import type { BucketSize } from './token-buckets.ts';

const minute = 60;
const hour = 60 * minute;

/** What the gateway lets each device do, and each source before it is a device. */
export interface GatewayLimits {
  /** Messages, each with all its envelopes. */
  readonly sends: BucketSize;
  /** Envelopes that messages sealed for many come to: a sender uploads them once, whatever they cost others. */
  readonly copies: BucketSize;
  /** Fetching the bundles of an account. */
  readonly bundles: BucketSize;
  /** One-time keys of one account, for one account that asks. */
  readonly oneTimeKeys: BucketSize;
  /** Every other request. */
  readonly requests: BucketSize;
  /** Changes of one's own profile: each is read again for everybody who watches. */
  readonly profiles: BucketSize;
  /** Words that are worth nothing a moment later: who is typing, who is there, whom one looks at. More are lost. */
  readonly words: BucketSize;
  /** Enrolments that fail for their code or secret, from one address; all of a local socket are one source. */
  readonly wrongEnrolments: BucketSize;
}

/** No person and no program of ours comes near these; whoever does waits a moment and goes on. */
export const standardLimits: GatewayLimits = {
  // Back after a month: a full mailbox is 100 batches, each with receipts for some 20 authors, and all go at once. In the
  // long run nobody writes 50 messages a second.
  sends: { capacity: 2000, perSecond: 50 },
  // Ten posts to the largest room with four devices a member, or forty where they have one, as quickly as one can write; then
  // one to a thousand every ten seconds. The largest single send fits in, otherwise it would wait for ever.
  copies: { capacity: 40_000, perSecond: 100 },
  // The first message to the largest room needs that many at once, one to strangers in a room of 100 every 50 seconds then. What
  // one account can take of another is bounded by itself.
  bundles: { capacity: 1000, perSecond: 2 },
  // A session needs one. More is somebody who wants to drain the keys of another; of its 20 Kyber keys half are left.
  oneTimeKeys: { capacity: 10, perSecond: 10 / hour },
  // The first synchronisation of a directory of 1.15 million people is 1,150 pages.
  requests: { capacity: 1500, perSecond: 20 },
  // Somebody who tries out what to say of themselves, and a photo.
  profiles: { capacity: 20, perSecond: 20 / (10 * minute) },
  // Scrolling quickly through a list of people asks for another watch a second; typing tells every few seconds.
  words: { capacity: 60, perSecond: 3 },
  // A code has 79 random bits and cannot be guessed at any pace; this keeps the attempts from costing anything.
  wrongEnrolments: { capacity: 20, perSecond: 20 / (10 * minute) },
};
