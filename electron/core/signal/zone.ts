import type { OnStep } from '#core/steps.ts';
import type { Storage } from '#core/storage/index.ts';
import type { LocalIdentity } from './local-identity.ts';
import { Overlay, StoredProtocolState } from './overlay.ts';
import { ZoneScope } from './zone-scope.ts';

/** What came of the work in a zone: the value for the caller, and what has to be written together with the ratchet. */
export interface ZoneOutcome<Value> {
  readonly value: Value;
  /** Runs inside the zone's transaction, after the protocol's own writes. Synchronous: nothing can come between. */
  readonly write: () => void;
}

/**
 * The only way to libsignal. One zone at a time in a core, because concurrent encryptions to one address have been seen to
 * use the same counter. All writes of the protocol are buffered and committed in one transaction with the outcome; when
 * the work or the commit fails, everything buffered is gone and the database is as before.
 */
export class Zone {
  readonly #storage: Storage;
  readonly #local: LocalIdentity;
  readonly #onStep: OnStep;
  #last: Promise<unknown> = Promise.resolve();

  constructor(storage: Storage, local: LocalIdentity, onStep: OnStep = () => undefined) {
    this.#storage = storage;
    this.#local = local;
    this.#onStep = onStep;
  }

  run<Value>(work: (scope: ZoneScope) => Promise<ZoneOutcome<Value>>): Promise<Value> {
    const turn = this.#last.then(() => this.#enter(work));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #enter<Value>(work: (scope: ZoneScope) => Promise<ZoneOutcome<Value>>): Promise<Value> {
    const overlay = new Overlay(new StoredProtocolState(this.#storage.protocol));
    const { value, write } = await work(new ZoneScope(overlay, this.#local));
    this.#onStep('zone:before-commit');
    this.#storage.transaction(() => {
      this.#storage.protocol.apply(overlay.changes());
      this.#onStep('zone:in-commit');
      write();
    }, 'zone');
    this.#onStep('zone:committed');
    return value;
  }
}
