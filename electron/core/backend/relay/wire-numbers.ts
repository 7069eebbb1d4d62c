import { AppError } from '#shared/errors/app-error.ts';

/** The last millisecond of the year 9999: later years have labels of another form, and from 275,760 on no Date. */
const lastTime = BigInt(Date.UTC(9999, 11, 31, 23, 59, 59, 999));

/**
 * A time of the wire, in UTC milliseconds. There is no earliest one: a relay whose battery is empty begins in 1970, and to
 * refuse that would shut everybody out, where wrong times only look wrong.
 * @throws AppError `invalid-request` for what no clock shows.
 */
export function wireTime(value: bigint): number {
  if (value < 0n || value > lastTime) throw new AppError('invalid-request');
  return Number(value);
}

/** What a clock said, where the wire says it. @throws AppError as `wireTime`. */
export function wireClock(value: bigint | undefined): { readonly clockAt?: number } {
  return value === undefined ? {} : { clockAt: wireTime(value) };
}

/**
 * A place in a mailbox.
 * @throws AppError `invalid-request` beyond what numbers (and SQLite) can tell apart, where an acknowledgement would mean others.
 */
export function wireSequence(value: bigint): number {
  if (value < 1n || value > BigInt(Number.MAX_SAFE_INTEGER)) throw new AppError('invalid-request');
  return Number(value);
}
