import { AppError } from '../errors/app-error.ts';
import type { AccountId } from '../model/ids.ts';

/** The relay knows other devices of these accounts than the envelopes were made for. */
export class StaleDevicesError extends AppError {
  readonly accounts: readonly AccountId[];

  constructor(accounts: readonly AccountId[]) {
    super('stale-devices', { retryable: true });
    this.accounts = accounts;
  }
}
