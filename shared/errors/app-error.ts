import { isErrorCode, type ErrorCode } from './error-code.ts';

/** The part of an error that may cross a thread, a process or the network. */
export interface ErrorShape {
  readonly code: ErrorCode;
  /** Whether the same call may succeed later without the person changing anything. */
  readonly retryable: boolean;
}

/**
 * The one error type that services throw. Its message is the code: what happened to whom stays out of it, so that it
 * can be logged and shown anywhere.
 */
export class AppError extends Error implements ErrorShape {
  readonly code: ErrorCode;
  readonly retryable: boolean;

  constructor(code: ErrorCode, options: { readonly retryable?: boolean; readonly cause?: unknown } = {}) {
    super(code, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryable = options.retryable ?? isUsuallyRetryable(code);
  }

  /** The shape that leaves this process; the cause stays behind. */
  toShape(): ErrorShape {
    return { code: this.code, retryable: this.retryable };
  }

  /** Any thrown value as an AppError: itself, or `internal` with the value as its cause. */
  static from(thrown: unknown): AppError {
    return thrown instanceof AppError ? thrown : new AppError('internal', { cause: thrown });
  }

  /** Rebuilds an error that crossed a boundary; a code this version does not know becomes `internal`. */
  static fromShape(shape: { readonly code: string; readonly retryable: boolean }): AppError {
    return new AppError(isErrorCode(shape.code) ? shape.code : 'internal', { retryable: shape.retryable });
  }
}

function isUsuallyRetryable(code: ErrorCode): boolean {
  return (
    code === 'unavailable' ||
    code === 'rate-limited' ||
    code === 'mailbox-full' ||
    code === 'storage-full' ||
    code === 'worker-lost'
  );
}
