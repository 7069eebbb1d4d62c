import type { PreKeyCount } from '#shared/backend/keys.ts';
import { oneTimeBatch } from '#core/signal/index.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** When this device's pre-keys are made anew, and how many. */
export interface KeyPlan {
  /** One-time keys that are made at once. */
  readonly batch: PreKeyCount;
  /** One-time keys left at the relay below which new ones are made. */
  readonly fewest: PreKeyCount;
  /** A signed pre-key is handed out for so many milliseconds: what a stolen one can open ends with it. */
  readonly rotationMs: number;
  /** No two sets are made within so many milliseconds: a relay that always wants more must not fill the disk with keys. */
  readonly betweenRenewalsMs: number;
  /** A sender key is used for so many milliseconds: whoever has got hold of it reads no more of the room then. */
  readonly senderKeyMs: number;
}

/**
 * Signal's 25 of 100 EC keys and 1.5 days. Kyber keys are dear to store, so there are fewer of them, and they are replaced
 * later. Sender keys as Signal's: 90 days.
 */
export const standardKeys: KeyPlan = {
  batch: oneTimeBatch,
  fewest: { preKeys: 25, kyberPreKeys: 5 },
  rotationMs: 2 * dayMs,
  senderKeyMs: 90 * dayMs,
  betweenRenewalsMs: 10 * 60 * 1000,
};
