import {
  LibSignalErrorBase,
  type PublicKey,
  type SenderKeyRecord,
  type SessionRecord,
} from '@signalapp/libsignal-client';
import type { KyberUse, StoredKyberPreKey } from '#core/storage/index.ts';
import type { Bytes } from '#shared/model/bytes.ts';
import type { AccountId } from '#shared/model/ids.ts';
import type { ProtocolState } from './overlay.ts';

/**
 * Remembers why the state below could not be read: libsignal makes an error of its own of whatever a store throws, and a
 * database that cannot be read must not look like a message that cannot be opened.
 */
export class WatchedState implements ProtocolState {
  readonly #below: ProtocolState;
  #failure: { readonly error: unknown } | null = null;

  constructor(below: ProtocolState) {
    this.#below = below;
  }

  /** Begins anew: nothing has failed. */
  clear(): void {
    this.#failure = null;
  }

  /** @throws what was thrown first since `clear`; returns where nothing was. */
  throwFailure(): void {
    if (this.#failure !== null) throw this.#failure.error;
  }

  session(address: string): SessionRecord | null {
    return this.#watch(() => this.#below.session(address));
  }

  identity(account: AccountId): PublicKey | null {
    return this.#watch(() => this.#below.identity(account));
  }

  preKey(id: number): Bytes | null {
    return this.#watch(() => this.#below.preKey(id));
  }

  signedPreKey(id: number): Bytes | null {
    return this.#watch(() => this.#below.signedPreKey(id));
  }

  kyberPreKey(id: number): StoredKyberPreKey | null {
    return this.#watch(() => this.#below.kyberPreKey(id));
  }

  wasKyberUsed(use: KyberUse): boolean {
    return this.#watch(() => this.#below.wasKyberUsed(use));
  }

  senderKey(name: string): SenderKeyRecord | null {
    return this.#watch(() => this.#below.senderKey(name));
  }

  #watch<Value>(read: () => Value): Value {
    try {
      return read();
    } catch (error) {
      // A record that libsignal itself does not take was read well enough: no later attempt takes it either.
      if (!(error instanceof LibSignalErrorBase)) this.#failure ??= { error };
      throw error;
    }
  }
}
