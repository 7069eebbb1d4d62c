import type { BackendAdapter } from '#shared/backend/adapter.ts';
import type { PreKeyCount } from '#shared/backend/keys.ts';
import type { Clock } from '#core/clock/index.ts';
import { holdsAll, makePreKeys, toUpload, type LocalIdentity } from '#core/signal/index.ts';
import type { OnStep } from '#core/steps.ts';
import type { Storage } from '#core/storage/index.ts';
import { standardKeys, type KeyPlan } from './key-plan.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** Retired keys are kept for first messages that wait: the relay keeps an envelope for 30 days, and a sender its outbox. */
const graceMs = 45 * dayMs;

/** Keeps this device's pre-keys fresh at the relay and tidy here. Run at every connection; a run too many does no harm. */
export class KeyUpkeep {
  readonly #storage: Storage;
  readonly #backend: BackendAdapter;
  readonly #identity: LocalIdentity;
  readonly #clock: Clock;
  readonly #plan: KeyPlan;
  readonly #onStep: OnStep;
  #renewedAt = Number.NEGATIVE_INFINITY;

  constructor(
    storage: Storage,
    backend: BackendAdapter,
    identity: LocalIdentity,
    clock: Clock,
    plan: KeyPlan = standardKeys,
    onStep: OnStep = () => undefined,
  ) {
    this.#storage = storage;
    this.#backend = backend;
    this.#identity = identity;
    this.#clock = clock;
    this.#plan = plan;
    this.#onStep = onStep;
  }

  /**
   * Compares what the backend hands out in this device's name with what is here. Where anything is not (a database that was
   * salvaged, a profile that was restored), the next run replaces all of it, under ids that the backend has never had.
   * Rejects as the adapter does.
   */
  async compare(): Promise<void> {
    const published = await this.#backend.publishedKeys();
    const { protocol } = this.#storage;
    this.#storage.transaction(() => {
      protocol.skipIds('signed-pre-key', published.signedPreKey);
      protocol.skipIds('pre-key', published.highest.preKeys);
      protocol.skipIds(
        'kyber-pre-key',
        Math.max(published.lastResortKyberPreKey, published.highest.kyberPreKeys),
      );
      if (!holdsAll(protocol, published)) protocol.wantReplacement();
    });
  }

  /**
   * Publishes a set of keys that was made and perhaps never reached the backend, and a new one when the signed key is old or
   * one-time keys run out. Rejects as the adapter does; what was not published is published by the next run.
   */
  async run(): Promise<void> {
    await this.#publish();
    const left = await this.#backend.preKeyCount();
    this.#noteHandedOut(left);
    const { batch, fewest, rotationMs } = this.#plan;
    const replaces = this.#storage.protocol.isReplacementWanted();
    const wanted = {
      preKeys: replaces || left.preKeys < fewest.preKeys ? batch.preKeys : 0,
      kyberPreKeys: replaces || left.kyberPreKeys < fewest.kyberPreKeys ? batch.kyberPreKeys : 0,
    };
    // A key from the future was made while this PC's clock was wrong: its age is not known.
    const age = Math.abs(this.#clock.now() - this.#storage.protocol.signedPreKeyTime());
    const isWanted = wanted.preKeys + wanted.kyberPreKeys > 0 || age > rotationMs;
    if (isWanted) await this.#renewSometimes(wanted);
    this.#storage.transaction(() => {
      this.#storage.protocol.forgetRetiredKeys(this.#clock.cautiousNow() - graceMs);
    });
  }

  #noteHandedOut(left: PreKeyCount): void {
    this.#storage.transaction(() => {
      this.#storage.protocol.noteHandedOut(left, this.#clock.now(), this.#clock.cautiousNow() - graceMs);
    });
  }

  async #renewSometimes(wanted: PreKeyCount): Promise<void> {
    const now = performance.now();
    if (now - this.#renewedAt < this.#plan.betweenRenewalsMs) return;
    this.#renewedAt = now;
    // Stored first: a key that is published and not kept would make first messages unreadable.
    this.#storage.transaction(() => {
      const { protocol } = this.#storage;
      protocol.addPreKeys(makePreKeys(this.#identity.keyPair, protocol, this.#clock.now(), wanted));
    });
    this.#onStep('keys:stored');
    await this.#publish();
  }

  /** A backend that has them already, because only its answer was lost, takes the same keys once. */
  async #publish(): Promise<void> {
    const keys = this.#storage.protocol.unpublishedPreKeys();
    if (keys === null) return;
    const { protocol } = this.#storage;
    const replaces = protocol.isReplacementWanted();
    await this.#backend.publishKeys(toUpload(keys), replaces);
    this.#onStep('keys:published');
    this.#storage.transaction(() => {
      protocol.markPublished(this.#clock.now());
      // Of a set from before the loss the backend may have known the ids already: what it took is sound, and runs out.
      if (replaces) protocol.replaced();
    });
    this.#onStep('keys:noted');
  }
}
