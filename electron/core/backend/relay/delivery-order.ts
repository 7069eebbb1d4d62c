import { AppError } from '#shared/errors/app-error.ts';
import type { IncomingEnvelope } from '#shared/backend/envelope.ts';

/**
 * Sequence numbers only rise within a connection. One that does not was forged or replayed by somebody between the stores
 * and us, or the relay has lost its head: nothing of that frame is handed over.
 */
export class DeliveryOrder {
  #last = 0;

  /** A connection has opened: the relay begins again with the first envelope that is not acknowledged. */
  begin(): void {
    this.#last = 0;
  }

  /** @throws AppError `invalid-request` when these envelopes may not follow the ones before. */
  check(envelopes: readonly IncomingEnvelope[]): void {
    for (const { sequence } of envelopes) {
      if (sequence <= this.#last) throw new AppError('invalid-request');
      this.#last = sequence;
    }
  }
}
