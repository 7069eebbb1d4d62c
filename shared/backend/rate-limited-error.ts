import { AppError } from '../errors/app-error.ts';

/** The backend wants this device to wait before it asks again. */
export class RateLimitedError extends AppError {
  /** Milliseconds from now. */
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('rate-limited', { retryable: true });
    this.retryAfterMs = retryAfterMs;
  }
}
