import type { OnStep } from '#core/steps.ts';
import type { Storage } from '#core/storage/index.ts';
import type { LocalIdentity } from './local-identity.ts';
import { Overlay } from './overlay.ts';
import { StoredProtocolState } from './stored-state.ts';
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
  #stored: StoredProtocolState;
  #last: Promise<unknown> = Promise.resolve();

  constructor(storage: Storage, local: LocalIdentity, onStep: OnStep = () => undefined) {
    this.#storage = storage;
    this.#local = local;
    this.#onStep = onStep;
    this.#stored = new StoredProtocolState(storage.protocol);
  }

  run<Value>(work: (scope: ZoneScope) => Promise<ZoneOutcome<Value>>): Promise<Value> {
    const turn = this.#last.then(() => this.#enter(work));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #enter<Value>(work: (scope: ZoneScope) => Promise<ZoneOutcome<Value>>): Promise<Value> {
    try {
      const overlay = new Overlay(this.#stored);
      const { value, write } = await work(new ZoneScope(overlay, this.#local));
      this.#commit(overlay, write);
      return value;
    } catch (error) {
      // Whatever the failed work has touched is read anew from the database.
      this.#stored = new StoredProtocolState(this.#storage.protocol);
      throw error;
    }
  }

  #commit(overlay: Overlay, write: () => void): void {
    this.#onStep('zone:before-commit');
    this.#storage.transaction(() => {
      const changes = overlay.changes();
      this.#storage.protocol.apply(changes);
      this.#onStep('zone:in-commit');
      if (changes.removedPreKeys.size > 0) this.#onStep('zone:key-used');
      write();
    }, 'zone');
    this.#onStep('zone:committed');
    this.#stored.takeOver(overlay);
  }
}
