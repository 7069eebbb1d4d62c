import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { PreKeyCount } from '#shared/backend/keys.ts';
import type { Clock } from '#core/clock/index.ts';
import { makePreKeys, toUpload, type LocalIdentity } from '#core/signal/index.ts';
import type { Storage } from '#core/storage/index.ts';

/** One-time keys left at the relay below which new ones are made (Signal: 25 of 100). */
const fewestPreKeys = 25;
/** Kyber keys are dear to store, so there are fewer of them, and they are replaced later. */
const fewestKyberPreKeys = 5;
const dayMs = 24 * 60 * 60 * 1000;
/** A signed pre-key is handed out for this long: what a stolen one can open ends with it (Signal: 1.5 days). */
const rotationMs = 2 * dayMs;
/** Retired keys are kept for first messages that wait: the relay keeps an envelope for 30 days, and a sender its outbox. */
const graceMs = 45 * dayMs;

/** A relay that always wants more keys must not fill the disk with them. */
const betweenRenewalsMs = 10 * 60 * 1000;

/** Keeps this device's pre-keys fresh at the relay and tidy here. Run at every connection; a run too many does no harm. */
export class KeyUpkeep {
  readonly #storage: Storage;
  readonly #backend: BackendAdapter;
  readonly #identity: LocalIdentity;
  readonly #clock: Clock;
  #renewedAt = Number.NEGATIVE_INFINITY;

  constructor(storage: Storage, backend: BackendAdapter, identity: LocalIdentity, clock: Clock) {
    this.#storage = storage;
    this.#backend = backend;
    this.#identity = identity;
    this.#clock = clock;
  }

  /** Publishes a new set of keys when the relay runs out of them or the signed one is old. Rejects as the adapter does. */
  async run(): Promise<void> {
    const left = await this.#backend.preKeyCount();
    const { preKeys, kyberPreKeys } = left;
    this.#noteHandedOut(left);
    // A key from the future was made while this PC's clock was wrong: its age is not known.
    const age = Math.abs(this.#clock.now() - this.#storage.protocol.signedPreKeyTime());
    if (preKeys < fewestPreKeys || kyberPreKeys < fewestKyberPreKeys || age > rotationMs)
      await this.#renewSometimes();
    this.#storage.transaction(() => {
      this.#storage.protocol.forgetRetiredKeys(this.#clock.cautiousNow() - graceMs);
    });
  }

  #noteHandedOut(left: PreKeyCount): void {
    this.#storage.transaction(() => {
      this.#storage.protocol.noteHandedOut(left, this.#clock.now(), this.#clock.cautiousNow() - graceMs);
    });
  }

  async #renewSometimes(): Promise<void> {
    const now = performance.now();
    if (now - this.#renewedAt < betweenRenewalsMs) return;
    this.#renewedAt = now;
    await this.#renew();
  }

  /** Stored first: a key that is published and not kept would make first messages unreadable. */
  async #renew(): Promise<void> {
    const keys = this.#storage.transaction(() => {
      const made = makePreKeys(this.#identity.keyPair, this.#storage.protocol, this.#clock.now());
      this.#storage.protocol.addPreKeys(made);
      return made;
    });
    await this.#backend.publishKeys(toUpload(keys));
  }
}
