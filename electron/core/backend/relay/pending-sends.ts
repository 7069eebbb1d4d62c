import { AppError } from '#shared/errors/app-error.ts';
import { RateLimitedError } from '#shared/backend/rate-limited-error.ts';
import { StaleDevicesError } from '#shared/backend/stale-devices-error.ts';
import type { Acceptance } from '#shared/backend/envelope.ts';
import { accountId } from '#shared/model/ids.ts';
import type { Accepted, Refused } from '#shared/wire/generated/frame_pb.js';

interface PendingSend {
  readonly resolve: (acceptance: Acceptance) => void;
  readonly reject: (error: AppError) => void;
}

/** Sends that wait for the relay's answer. When the connection breaks they all end as `unavailable`. */
export class PendingSends {
  readonly #pending = new Map<number, PendingSend>();
  #lastRequest = 0;

  /** A promise for the answer, and the request number to send with. */
  begin(): { readonly request: number; readonly answer: Promise<Acceptance> } {
    this.#lastRequest = (this.#lastRequest % 0xffff_ffff) + 1;
    const request = this.#lastRequest;
    const answer = new Promise<Acceptance>((resolve, reject) => {
      this.#pending.set(request, { resolve, reject });
    });
    return { request, answer };
  }

  accept({ request, acceptedAt, duplicate }: Accepted): void {
    this.#take(request)?.resolve({ acceptedAt: Number(acceptedAt), duplicate });
  }

  refuse(refusal: Refused): void {
    this.#take(refusal.request)?.reject(toError(refusal));
  }

  failAll(): void {
    for (const request of [...this.#pending.keys()]) this.#take(request)?.reject(new AppError('unavailable'));
  }

  #take(request: number): PendingSend | undefined {
    const pending = this.#pending.get(request);
    this.#pending.delete(request);
    return pending;
  }
}

function toError({ code, accounts, retryAfter }: Refused): AppError {
  if (code === 'stale-devices') return new StaleDevicesError(accounts.map(accountId));
  if (code === 'rate-limited') return new RateLimitedError(retryAfter);
  return AppError.fromShape({ code, retryable: code === 'mailbox-full' || code === 'internal' });
}
