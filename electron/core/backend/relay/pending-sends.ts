import { AppError } from '#shared/errors/app-error.ts';
import { RateLimitedError } from '#shared/backend/rate-limited-error.ts';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import type { MultiAcceptance } from '#shared/backend/envelope.ts';
import { accountId } from '#shared/model/ids.ts';
import type { Accepted, Refused } from '#shared/wire/generated/frame_pb.js';
import { wireClock, wireTime } from './wire-numbers.ts';

interface PendingSend {
  readonly resolve: (acceptance: MultiAcceptance) => void;
  readonly reject: (error: AppError) => void;
  readonly deadline: NodeJS.Timeout;
}

/**
 * Sends that wait for the relay's answer. Each of them is settled, whatever the relay does: when the connection breaks, and
 * when its answer is late, it ends as `unavailable`.
 */
export class PendingSends {
  readonly #pending = new Map<number, PendingSend>();
  readonly #deadlineMs: number;
  readonly #onLate: () => void;
  #lastRequest = 0;

  /** `onLate`: an answer did not come within the deadline, and all have failed that waited for one. */
  constructor(deadlineMs: number, onLate: () => void) {
    this.#deadlineMs = deadlineMs;
    this.#onLate = onLate;
  }

  /** A promise for the answer, and the request number to send with. */
  begin(): { readonly request: number; readonly answer: Promise<MultiAcceptance> } {
    this.#lastRequest = (this.#lastRequest % 0xffff_ffff) + 1;
    const request = this.#lastRequest;
    const answer = new Promise<MultiAcceptance>((resolve, reject) => {
      const deadline = setTimeout(() => {
        // The others went over the same connection: their deadlines must not end the next one.
        this.failAll();
        this.#onLate();
      }, this.#deadlineMs);
      this.#pending.set(request, { resolve, reject, deadline });
    });
    return { request, answer };
  }

  /** @throws AppError `invalid-request` for an answer that no relay of ours gives; the send goes on waiting. */
  accept(accepted: Accepted): void {
    const acceptance = {
      acceptedAt: wireTime(accepted.acceptedAt),
      ...wireClock(accepted.clockAt),
      duplicate: accepted.duplicate,
      missing: accepted.missingAccounts.map(accountId),
      full: accepted.fullAccounts.map(accountId),
    };
    this.#take(accepted.request)?.resolve(acceptance);
  }

  /** @throws AppError `invalid-request` for an answer that no relay of ours gives; the send goes on waiting. */
  refuse(refusal: Refused): void {
    const error = toError(refusal);
    this.#take(refusal.request)?.reject(error);
  }

  failAll(): void {
    for (const request of [...this.#pending.keys()]) this.#take(request)?.reject(new AppError('unavailable'));
  }

  #take(request: number): PendingSend | undefined {
    const pending = this.#pending.get(request);
    clearTimeout(pending?.deadline);
    this.#pending.delete(request);
    return pending;
  }
}

function toError({ code, accounts, retryAfter }: Refused): AppError {
  if (code === 'stale-devices') return new StaleDevicesError(accounts.map(accountId));
  if (code === 'rate-limited') return new RateLimitedError(retryAfter);
  return AppError.fromShape({ code, retryable: code === 'mailbox-full' || code === 'internal' });
}
